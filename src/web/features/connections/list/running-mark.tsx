import { IconRepeat } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useRunningOn } from '../../../state/use-running-jobs.ts';
import classes from './connection-row.module.css';

/** Something publishes by itself on this connection. */
export function RunningMark({ profileId }: { readonly profileId: string }) {
  const { t } = useTranslation('connections');
  const count = useRunningOn(profileId);
  if (count === 0) return null;
  return (
    <span className={classes.running} title={t('list.runs', { count })} data-running={count}>
      <IconRepeat size={12} stroke={2} aria-hidden="true" />
      <span className="sr-only">{t('list.runs', { count })} </span>
    </span>
  );
}
