// What is still to come of a payload, and the way to have it come.
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import section from '../section.module.css';
import { useByteSize } from '../use-byte-size.ts';
import classes from './payload-section.module.css';
import type { PayloadViewState } from './use-payload-view.ts';

export interface LoadStateProps {
  readonly shown: PayloadViewState;
  readonly bytesHere: number;
  readonly bytesWhole: number;
}

export function LoadState({ shown, bytesHere, bytesWhole }: LoadStateProps) {
  const { t } = useTranslation('payloadViews');
  const size = useByteSize();
  const { document, isBeginning, loaded, load } = shown;
  const whole = size(bytesWhole);
  if (loaded !== null) {
    return (
      <p className={classes.partly}>
        <span>{t('loading', { loaded: size(loaded), whole })}</span>
        <progress className={classes.progress} max={bytesWhole} value={loaded} aria-label={t('opening')} />
      </p>
    );
  }
  if (load !== null) {
    return (
      <p className={classes.partly}>
        {isBeginning ? t('beginning', { shown: size(bytesHere), whole }) : t('notLoaded', { whole })}
        <button type="button" className={section.link} onClick={load}>
          {t('loadAll')}
        </button>
      </p>
    );
  }
  return document ? null : <Opening />;
}

/** Nothing is said of what takes no longer than this. */
const QUIET_MS = 300;

function Opening() {
  const { t } = useTranslation('payloadViews');
  const [isLong, setIsLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsLong(true), QUIET_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <p className={classes.opening} role="status">
      {isLong && t('opening')}
    </p>
  );
}
