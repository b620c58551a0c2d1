// Where to go from a message: along its topic, and from a request to its response and back.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { effectiveFilter, topicMatches } from '../../../../core/mqtt/topic.ts';
import type { MessageDetail, MessageRow } from '../../../../core/protocol/engine-contract.ts';
import { CodeText } from '../../../kit/code-text/code-text.tsx';
import { useWorkspace } from '../../../state/use-workspace.ts';
import { selectMessage } from '../../../state/workspace-actions.ts';
import section from '../section.module.css';
import { VisibleText } from '../visible-text.tsx';
import classes from './related-facts.module.css';
import { type Related, responseTopicOf } from './use-related.ts';
import { useSpan } from './use-span.ts';

export interface RelatedFactsProps {
  readonly profileId: string;
  readonly detail: MessageDetail;
  /** Null: not known yet. */
  readonly related: Related | null;
}

export function RelatedFacts({ profileId, detail, related }: RelatedFactsProps) {
  const { t } = useTranslation('related');
  const { row } = detail;
  const responseTopic = responseTopicOf(detail);
  const exchange = (other: MessageRow) => <Exchange profileId={profileId} row={row} other={other} />;
  return (
    <>
      <dt>{t('ofTopic')}</dt>
      <dd className={classes.steps}>
        <Step profileId={profileId} row={row} other={related?.previous} kind="previous" />
        <Step profileId={profileId} row={row} other={related?.next} kind="next" />
      </dd>
      {related?.request && (
        <>
          <dt title={t('answersMeaning')}>{t('answers')}</dt>
          <dd>{exchange(related.request)}</dd>
        </>
      )}
      {responseTopic !== null && related && (
        <>
          <dt title={t('answeredByMeaning')}>{t('answeredBy')}</dt>
          <dd>
            {related.response ? exchange(related.response) : <NoAnswer profileId={profileId} topic={responseTopic} />}
          </dd>
        </>
      )}
    </>
  );
}

interface StepProps {
  readonly profileId: string;
  readonly row: MessageRow;
  /** Null: there is none; undefined: not known yet. */
  readonly other: MessageRow | null | undefined;
  readonly kind: 'previous' | 'next';
}

/** Stays focusable where there is none: a button that goes from under the finger would lose the focus. */
function Step({ profileId, row, other, kind }: StepProps) {
  const { t } = useTranslation('related');
  const span = useSpan();
  const name = t(kind === 'previous' ? 'previousOfTopic' : 'nextOfTopic');
  const text = other ? span(row, other) : other === null ? t(kind === 'previous' ? 'first' : 'last') : '';
  return (
    <button
      type="button"
      className={section.link}
      aria-label={`${name}: ${text}`}
      title={name}
      aria-disabled={!other}
      onClick={() => other && selectMessage(profileId, other.seq)}
    >
      <span aria-hidden="true">{kind === 'previous' ? '↑ ' : '↓ '}</span>
      {text}
    </button>
  );
}

interface ExchangeProps {
  readonly profileId: string;
  /** The message that is looked at. */
  readonly row: MessageRow;
  readonly other: MessageRow;
}

function Exchange({ profileId, row, other }: ExchangeProps): ReactNode {
  const span = useSpan();
  return (
    <>
      <button
        type="button"
        className={`${section.link} ${classes.topic}`}
        onClick={() => selectMessage(profileId, other.seq)}
      >
        <VisibleText text={other.topic} />
      </button>{' '}
      <span className={section.quiet}>{span(row, other)}</span>
    </>
  );
}

function NoAnswer({ profileId, topic }: { readonly profileId: string; readonly topic: string }) {
  const { t } = useTranslation('related');
  const isHeard = useWorkspace(profileId, ({ subscriptions }) =>
    subscriptions.some(({ filter }) => topicMatches(effectiveFilter(filter), topic)),
  );
  return (
    <span className={section.quiet}>
      {isHeard ? t('noAnswer') : <CodeText text={t('notSubscribed', { topic: topic.replaceAll('`', "'") })} />}
    </span>
  );
}
