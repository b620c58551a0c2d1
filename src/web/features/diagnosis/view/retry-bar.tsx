import { Button } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ConnectionState } from '../../../../core/protocol/engine-contract.ts';
import { CodeText } from '../../../kit/code-text/code-text.tsx';
import { useSecondsUntil } from '../../../kit/countdown/use-seconds-until.ts';
import { retryNow } from '../../../state/workspace-actions.ts';
import type { Diagnosis } from '../diagnose.ts';
import type { Facts } from '../judge/facts.ts';
import { useDiagnosisTexts } from '../use-diagnosis-texts.ts';
import classes from './retry-bar.module.css';

export interface RetryBarProps {
  readonly profileId: string;
  readonly connection: ConnectionState & { readonly phase: 'reconnecting' };
  readonly facts: Facts;
  readonly diagnosis: Diagnosis;
}

/** One bar above the messages: what happened, and when it is tried again. */
export function RetryBar({ profileId, connection, facts, diagnosis }: RetryBarProps) {
  const { t } = useTranslation('diagnosis');
  const { attempt, nextAttemptAt, waitsForNetwork } = connection;
  const texts = useDiagnosisTexts(facts);
  const seconds = useSecondsUntil(nextAttemptAt);
  const said = texts.sentences(diagnosis.observed);
  return (
    <div className={classes.bar}>
      <IconPlugConnectedX className={classes.icon} size={16} stroke={1.75} aria-hidden="true" />
      <p className={classes.words}>
        <b>{texts.title(diagnosis.cause)}</b> <CodeText text={said} />
      </p>
      <span className={classes.when}>
        {t('attempt', { attempt })}
        <span className={classes.countdown}>
          {waitsForNetwork ? t('waitsForNetwork') : seconds === null ? t('trying') : t('nextAttempt', { seconds })}
        </span>
      </span>
      <Button
        className={classes.retry ?? ''}
        size="xs"
        disabled={nextAttemptAt === null && !waitsForNetwork}
        onClick={() => retryNow(profileId)}
      >
        {t('retryNow')}
      </Button>
    </div>
  );
}
