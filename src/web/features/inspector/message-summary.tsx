import { useTranslation } from 'react-i18next';
import type { MessageDetail, MessageRow } from '../../../core/protocol/engine-contract.ts';
import { CopyTopicButton } from './copy-topic-button.tsx';
import { MessageBadges } from './message-badges.tsx';
import { MessageFacts } from './message-facts.tsx';
import classes from './message-summary.module.css';
import section from './section.module.css';
import { VisibleText } from './visible-text.tsx';

export interface MessageSummaryProps {
  readonly profileId: string;
  readonly detail: MessageDetail;
}

export function MessageSummary({ profileId, detail }: MessageSummaryProps) {
  const { t } = useTranslation('inspector');
  const { row } = detail;
  const { topic } = row;
  return (
    <section className={section.section}>
      <div className={classes.top}>
        {topic === '' ? (
          <span className={classes.noTopic}>{t('noTopic')}</span>
        ) : (
          <>
            <span className={classes.topic}>
              <VisibleText text={topic} />
            </span>
            <CopyTopicButton topic={topic} />
          </>
        )}
      </div>
      <MessageBadges profileId={profileId} detail={detail} />
      {row.dup && <p className={classes.repeated}>{t(`repeated.${repetitionOf(row)}`)}</p>}
      <MessageFacts profileId={profileId} detail={detail} />
    </section>
  );
}

/** What it means that DUP is set depends on who repeats, and on what the QoS promises. */
function repetitionOf({ direction, qos }: MessageRow): 'in0' | 'in1' | 'in2' | 'out1' | 'out2' {
  if (direction === 'out') return qos === 2 ? 'out2' : 'out1';
  // At QoS 0 the flag must not be set [MQTT-3.3.1-2], and says nothing.
  return qos === 0 ? 'in0' : qos === 1 ? 'in1' : 'in2';
}
