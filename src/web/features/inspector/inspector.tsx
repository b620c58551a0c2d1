// One message in detail. The payload's views stand in payload/, the properties in properties/.
import { ActionIcon } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { MessageDetail } from '../../../core/protocol/engine-contract.ts';
import { useWorkspace } from '../../state/use-workspace.ts';
import { MessageActions } from './actions/message-actions.tsx';
import { DifferenceSection } from './difference/difference-section.tsx';
import { HistorySection } from './history/history-section.tsx';
import classes from './inspector.module.css';
import { InspectorTabs } from './inspector-tabs.tsx';
import { MessageSummary } from './message-summary.tsx';
import { PayloadSection } from './payload/payload-section.tsx';
import { PropertiesSection } from './properties/properties-section.tsx';
import { addRelatedTexts } from './related/related-texts.ts';
import { useRelated } from './related/use-related.ts';
import { useInspectedMessage } from './use-inspected-message.ts';
import { type Neighbours, useNeighbours } from './use-neighbours.ts';

addRelatedTexts();

export interface InspectorProps {
  readonly profileId: string;
  /** What is known of the topic that is chosen in the tree: stands here in place of the message, by choice. */
  readonly topicPanel?: React.ReactNode;
  /** Its own tabs in place of the title, and what stands under them in place of the message; a null panel: the message. */
  readonly beside?: { readonly tabs: React.ReactNode; readonly panel: React.ReactNode | null; readonly tabId: string };
  /** Puts the message into the publish form. */
  readonly onPublish?: ((seq: number) => void) | undefined;
  /** Shows the message's packet, and the exchange that it is part of. */
  readonly onExchange?: ((seq: number) => void) | undefined;
  /** Begins a responder for messages of a topic. */
  readonly onAnswer?: ((topic: string) => void) | undefined;
}

export function Inspector({ profileId, topicPanel, beside, onPublish, onExchange, onAnswer }: InspectorProps) {
  const { t } = useTranslation('inspector');
  const isTopic = useWorkspace(profileId, ({ topicSide }) => topicSide !== 'message');
  const tabs = beside?.tabs ?? (topicPanel ? <InspectorTabs profileId={profileId} /> : null);
  const panel = beside ? beside.panel : isTopic ? topicPanel : null;
  return (
    <aside className={classes.pane} aria-label={t('title')}>
      {tabs && panel ? (
        <>
          <header className={classes.head}>{tabs}</header>
          <div
            className={classes.topic}
            id="inspector-panel"
            role="tabpanel"
            aria-labelledby={beside?.tabId ?? 'inspector-tab-topic'}
          >
            {panel}
          </div>
        </>
      ) : (
        // Sequence numbers are an engine's own: nothing of one profile's message may stay for another profile.
        <InspectedMessage
          key={profileId}
          profileId={profileId}
          tabs={tabs}
          onPublish={onPublish}
          onExchange={onExchange}
          onAnswer={onAnswer}
        />
      )}
    </aside>
  );
}

interface InspectedMessageProps {
  readonly profileId: string;
  /** Stand in place of the title. */
  readonly tabs: React.ReactNode;
  readonly onPublish: InspectorProps['onPublish'];
  readonly onExchange: InspectorProps['onExchange'];
  readonly onAnswer: InspectorProps['onAnswer'];
}

function InspectedMessage({ profileId, tabs, onPublish, onExchange, onAnswer }: InspectedMessageProps) {
  const { t } = useTranslation('inspector');
  const message = useInspectedMessage(profileId);
  const detail = message.kind === 'shown' ? message.detail : undefined;
  const neighbours = useNeighbours(profileId, detail?.row.seq);
  return (
    <>
      <InspectorHead neighbours={neighbours} tabs={tabs} />
      {message.kind === 'none' && <p className={classes.hint}>{t('empty')}</p>}
      {message.kind === 'gone' && <p className={classes.hint}>{t('gone')}</p>}
      {message.kind === 'shown' && (
        <div
          className={classes.body}
          {...(tabs ? { id: 'inspector-panel', role: 'tabpanel', 'aria-labelledby': 'inspector-tab-message' } : {})}
        >
          {neighbours.evicted && <p className={classes.notice}>{t('evicted')}</p>}
          <MessageParts profileId={profileId} detail={message.detail} onAnswer={onAnswer} />
        </div>
      )}
      {detail && <MessageActions profileId={profileId} detail={detail} onPublish={onPublish} onExchange={onExchange} />}
    </>
  );
}

interface MessagePartsProps {
  readonly profileId: string;
  readonly detail: MessageDetail;
  readonly onAnswer: InspectorProps['onAnswer'];
}

function MessageParts({ profileId, detail, onAnswer }: MessagePartsProps) {
  const related = useRelated(profileId, detail);
  return (
    <>
      <MessageSummary profileId={profileId} detail={detail} related={related} onAnswer={onAnswer} />
      <PayloadSection profileId={profileId} detail={detail} />
      {detail.version === 5 && <PropertiesSection detail={detail} />}
      <DifferenceSection profileId={profileId} detail={detail} related={related} />
      <HistorySection profileId={profileId} topic={detail.row.topic} seq={detail.row.seq} />
    </>
  );
}

interface InspectorHeadProps {
  readonly neighbours: Neighbours;
  readonly tabs: React.ReactNode;
}

function InspectorHead({ neighbours: { previous, next }, tabs }: InspectorHeadProps) {
  const { t } = useTranslation('inspector');
  return (
    <header className={classes.head}>
      {tabs ?? <h2 className={classes.title}>{t('title')}</h2>}
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
