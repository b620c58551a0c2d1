import { useTranslation } from 'react-i18next';
import type { MessageDetail } from '../../../core/protocol/engine-contract.ts';
import { AnswerTopicButton } from './answer-topic-button.tsx';
import { CopyTopicButton } from './copy-topic-button.tsx';
import { MessageBadges } from './message-badges.tsx';
import { MessageFacts } from './message-facts.tsx';
import classes from './message-summary.module.css';
import { RelatedFacts } from './related/related-facts.tsx';
import { RetainedNote } from './related/retained-note.tsx';
import type { Related } from './related/use-related.ts';
import section from './section.module.css';
import { ShowTopicButton } from './show-topic-button.tsx';
import { VisibleText } from './visible-text.tsx';

export interface MessageSummaryProps {
  readonly profileId: string;
  readonly detail: MessageDetail;
  /** Null: not known yet. */
  readonly related: Related | null;
  /** Absent: nothing can be published here. */
  readonly onAnswer: ((topic: string) => void) | undefined;
}

export function MessageSummary({ profileId, detail, related, onAnswer }: MessageSummaryProps) {
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
            <ShowTopicButton profileId={profileId} topic={topic} />
            {onAnswer && <AnswerTopicButton topic={topic} onAnswer={onAnswer} />}
            <CopyTopicButton topic={topic} />
          </>
        )}
      </div>
      <MessageBadges detail={detail} />
      {row.retain && <RetainedNote profileId={profileId} detail={detail} />}
      {/* Only what comes: what goes out again is not listed as another message. */}
      {row.dup && <p className={classes.repeated}>{t(`repeated.qos${row.qos}`)}</p>}
      <MessageFacts profileId={profileId} detail={detail}>
        <RelatedFacts profileId={profileId} detail={detail} related={related} />
      </MessageFacts>
    </section>
  );
}
