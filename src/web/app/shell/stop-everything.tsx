import { Button } from '@mantine/core';
import { IconPlayerStopFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { focusBehind } from '../../kit/focus-return/focus-behind.ts';
import { stopEverything } from '../../state/jobs-actions.ts';
import { useRunningEverywhere } from '../../state/use-running-jobs.ts';
import classes from './stop-everything.module.css';

/** Ends all that publishes by itself, on every connection; there only while something does. */
export function StopEverything() {
  const { t } = useTranslation();
  const count = useRunningEverywhere();
  if (count === 0) return null;
  return (
    <Button
      className={classes.stop ?? ''}
      variant="default"
      aria-label={t('stopEverything')}
      aria-description={t('runningEverywhere', { count })}
      title={`${t('stopEverything')}\n${t('runningEverywhere', { count })}`}
      leftSection={<IconPlayerStopFilled size={12} />}
      onClick={({ currentTarget }) => {
        // It goes with what it stops.
        focusBehind(currentTarget);
        stopEverything();
      }}
    >
      <span className={classes.words}>{t('stopEverything')}</span>
      <span className={classes.count} data-running={count}>
        {count}
      </span>
    </Button>
  );
}
