import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './payload-section.module.css';

export interface TimestampViewProps {
  readonly label: string;
  /** The payload's beginning, or all of it. */
  readonly bytes: Uint8Array;
  readonly size: number;
  readonly hex: () => ReactNode;
}

/** The moments that the bytes can mean, in local time and in UTC. */
export function TimestampView({ hex }: TimestampViewProps) {
  const { t } = useTranslation('payloadViews');
  return (
    <>
      <p className={classes.fault}>{t('timestamp.none')}</p>
      {hex()}
    </>
  );
}
