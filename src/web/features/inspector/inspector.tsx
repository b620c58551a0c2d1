// One message in detail. The payload's views stand in payload/, the properties in properties/.
import { ActionIcon } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './inspector.module.css';
import { MessageSummary } from './message-summary.tsx';
import { PayloadSection } from './payload/payload-section.tsx';
import { PropertiesSection } from './properties/properties-section.tsx';
import { useInspectedMessage } from './use-inspected-message.ts';
import { type Neighbours, useNeighbours } from './use-neighbours.ts';

export function Inspector({ profileId }: { readonly profileId: string }) {
  const { t } = useTranslation('inspector');
  return (
    <aside className={classes.pane} aria-label={t('title')}>
      {/* Sequence numbers are an engine's own: nothing of one profile's message may stay for another profile. */}
      <InspectedMessage key={profileId} profileId={profileId} />
    </aside>
  );
}

function InspectedMessage({ profileId }: { readonly profileId: string }) {
  const { t } = useTranslation('inspector');
  const message = useInspectedMessage(profileId);
  const detail = message.kind === 'shown' ? message.detail : undefined;
  const neighbours = useNeighbours(profileId, detail?.row);
  return (
    <>
      <InspectorHead neighbours={neighbours} />
      {message.kind === 'none' && <p className={classes.hint}>{t('empty')}</p>}
      {message.kind === 'gone' && <p className={classes.hint}>{t('gone')}</p>}
      {message.kind === 'shown' && (
        <div className={classes.body}>
          {neighbours.evicted && <p className={classes.notice}>{t('evicted')}</p>}
          <MessageSummary profileId={profileId} detail={message.detail} />
          <PayloadSection profileId={profileId} detail={message.detail} />
          {message.detail.version === 5 && <PropertiesSection detail={message.detail} />}
        </div>
      )}
    </>
  );
}

function InspectorHead({ neighbours: { previous, next } }: { readonly neighbours: Neighbours }) {
  const { t } = useTranslation('inspector');
  return (
    <header className={classes.head}>
      <h2 className={classes.title}>{t('title')}</h2>
      <NeighbourButton name={t('previous')} go={previous}>
        <IconChevronUp size={16} stroke={1.75} />
      </NeighbourButton>
      <NeighbourButton name={t('next')} go={next}>
        <IconChevronDown size={16} stroke={1.75} />
      </NeighbourButton>
    </header>
  );
}

interface NeighbourButtonProps {
  readonly name: string;
  readonly go: (() => void) | undefined;
  readonly children: React.ReactNode;
}

/** Stays focusable at the end of the list: a button that is disabled under the finger would lose the focus. */
function NeighbourButton({ name, go, children }: NeighbourButtonProps) {
  return (
    <ActionIcon
      className={classes.step ?? ''}
      aria-label={name}
      title={name}
      aria-disabled={go === undefined}
      onClick={() => go?.()}
    >
      {children}
    </ActionIcon>
  );
}
