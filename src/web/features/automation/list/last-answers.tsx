// The messages that a responder answered last: each leads to itself in the inspector.
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { AnsweredMessage } from '../../../../core/protocol/job-contract.ts';
import { jobsOf, jobsStore } from '../../../state/jobs-store.ts';
import { selectMessage } from '../../../state/workspace-actions.ts';
import { jobOf } from '../start-automation.ts';
import classes from './automation-row.module.css';

export interface LastAnswersProps {
  readonly profileId: string;
  readonly automationId: string;
}

const NONE: readonly AnsweredMessage[] = [];

export function LastAnswers({ profileId, automationId }: LastAnswersProps) {
  const { t, i18n } = useTranslation('automation');
  const last = useStore(jobsStore, (state) => {
    const detail = jobOf(jobsOf(profileId, state), automationId)?.state?.detail;
    return detail?.kind === 'responder' ? detail.last : NONE;
  });
  if (last.length === 0) return null;
  const time = (ms: number) => new Date(ms).toLocaleTimeString(i18n.language);
  return (
    <details className={classes.last}>
      <summary className={classes.summary}>{t('lastAnswers')}</summary>
      <ul className={classes.answers} aria-label={t('lastAnswers')}>
        {last.map(({ seq, topic, answerTopic, time: at }) => (
          <li key={seq}>
            <button type="button" className={classes.answer} onClick={() => selectMessage(profileId, seq)}>
              <span className={classes.when}>{time(at)}</span>
              <code>{topic}</code>
              <span aria-hidden="true">→</span>
              <code>{answerTopic}</code>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
