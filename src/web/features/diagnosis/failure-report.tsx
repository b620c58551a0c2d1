// The diagnosis in full: how far the connection came, and in the stage that failed what was seen, what it means, what to do.
import { IconCircleCheck, IconCircleDashed, IconCircleX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ConnectionFailure } from '../../../core/protocol/engine-contract.ts';
import { CodeText } from '../../kit/code-text/code-text.tsx';
import type { Diagnosis } from './diagnose.ts';
import { FailureCard } from './failure-card.tsx';
import classes from './failure-report.module.css';
import { failureValues } from './failure-values.ts';
import { stageRows } from './stages.ts';
import { useFailureText } from './use-failure-text.ts';

export interface FailureReportProps {
  readonly profileId: string;
  readonly failure: ConnectionFailure;
  readonly diagnosis: Diagnosis;
  readonly onEdit: () => void;
}

const ICONS = { passed: IconCircleCheck, failed: IconCircleX, open: IconCircleDashed };

export function FailureReport({ profileId, failure, diagnosis, onEdit }: FailureReportProps) {
  const { t, i18n } = useTranslation('diagnosis');
  const text = useFailureText(failure, diagnosis);
  const values = failureValues(failure, i18n.language);
  const rows = stageRows(failure, diagnosis.stage);
  const card = (
    <FailureCard profileId={profileId} failure={failure} diagnosis={diagnosis} text={text} onEdit={onEdit} />
  );
  return (
    <>
      <h2 className={classes.title}>{text.title}</h2>
      {rows.length === 0 && card}
      <ol className={classes.stages}>
        {rows.map(({ stage, name, state, text: line, ms }) => {
          const Icon = ICONS[state];
          return (
            <li key={stage} className={classes.stage} data-state={state}>
              <Icon className={classes.icon} size={20} stroke={1.75} aria-hidden="true" />
              <span className={classes.name}>{t(`stage.${name}`)}</span>
              <span className="sr-only">{t(`stageState.${state}`)}</span>
              <span className={classes.line}>
                <CodeText text={t(`stageText.${line}`, values)} />
              </span>
              <span className={classes.ms}>
                {ms !== null && t('fact.ms', { ms: Math.round(ms).toLocaleString(i18n.language) })}
              </span>
              {state === 'failed' && card}
            </li>
          );
        })}
      </ol>
    </>
  );
}
