// Where messages are published from. What is not needed to publish a text comes when it is asked for.
import { Checkbox } from '@mantine/core';
import { type KeyboardEvent, lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PublishTemplate } from '../../../core/publish/publish-template.ts';
import { QosChoice } from '../../kit/qos-choice/qos-choice.tsx';
import type { Draft } from '../../state/publish-drafts.ts';
import classes from './composer.module.css';
import { ComposerFoot } from './composer-foot.tsx';
import { FormatChoice } from './format-choice.tsx';
import { PayloadField } from './payload-field.tsx';
import { TopicField } from './topic-field.tsx';
import { useComposer } from './use-composer.ts';
import { useFileDrop } from './use-file-drop.ts';

const PropertiesPanel = lazy(async () => ({ default: (await import('./properties-panel.tsx')).PropertiesPanel }));
const BytesPanel = lazy(async () => ({ default: (await import('./bytes-panel.tsx')).BytesPanel }));
const RecentPanel = lazy(async () => ({ default: (await import('./recent-panel.tsx')).RecentPanel }));
const FaultLine = lazy(async () => ({ default: (await import('./fault-line.tsx')).FaultLine }));
const Preview = lazy(async () => ({ default: (await import('./preview.tsx')).Preview }));

/** What else than the payload the middle of the form can show. */
export type ComposerPanel = 'properties' | 'bytes' | 'recent';

export interface ComposerProps {
  readonly profileId: string;
  readonly onSave: (template: PublishTemplate, savedId: string | null) => void;
  readonly onRepeat: (template: PublishTemplate) => void;
  readonly onRequest: (template: PublishTemplate) => void;
  /** A message of the log, by its sequence number. */
  readonly onShowMessage: (seq: number) => void;
}

export function Composer(props: ComposerProps) {
  const { profileId } = props;
  const { t } = useTranslation('publish');
  const composer = useComposer(profileId);
  const { draft, change, submit, prepared, fault, overLimit } = composer;
  const [panel, setPanel] = useState<ComposerPanel | null>(null);
  const drop = useFileDrop((file) => change({ file }));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return;
    event.preventDefault();
    submit();
  };
  return (
    <form
      className={classes.composer}
      aria-label={t('form')}
      noValidate
      data-drop={drop.isOver || undefined}
      data-tall={panel ? 'panel' : isLong(draft) ? 'code' : undefined}
      {...drop.handlers}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className={classes.line}>
        <TopicField composer={composer} />
        <div className={classes.options}>
          <span className={classes.label} aria-hidden="true">
            {t('qos')}
          </span>
          <QosChoice label={t('qos')} value={draft.qos} onChange={(qos) => change({ qos })} />
          <Checkbox
            className={classes.retain ?? ''}
            label={t('retain')}
            title={t('retainHelp')}
            checked={draft.retain}
            onChange={(event) => change({ retain: event.currentTarget.checked })}
          />
          <FormatChoice composer={composer} />
        </div>
      </div>
      <Suspense>
        {(fault || overLimit || composer.fullAt > 0) && (
          <FaultLine fault={fault} overLimit={overLimit} composer={composer} />
        )}
      </Suspense>
      {panel === null ? (
        <PayloadField composer={composer} />
      ) : (
        <div className={classes.panel}>
          <Suspense>
            {panel === 'properties' && <PropertiesPanel composer={composer} />}
            {panel === 'bytes' && <BytesPanel composer={composer} />}
            {panel === 'recent' && <RecentPanel profileId={profileId} onShowMessage={props.onShowMessage} />}
          </Suspense>
        </div>
      )}
      <Suspense>{prepared?.ok && !prepared.value.isConstant && <Preview message={prepared.value} />}</Suspense>
      <ComposerFoot composer={composer} panel={panel} onPanel={setPanel} actions={props} />
    </form>
  );
}

/** Whether the payload is more than a line or two. */
function isLong({ payload, file }: Draft): boolean {
  return file === null && (payload.format !== 'text' || payload.text.includes('\n'));
}
