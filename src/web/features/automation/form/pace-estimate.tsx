import { useTranslation } from 'react-i18next';
import { useFigures } from '../use-figures.ts';
import classes from './automation-form.module.css';
import type { RepeatPace } from './read-repeat.ts';

/** What a pace comes to; as high while it cannot be said. */
export function PaceEstimate({ pace }: { readonly pace: RepeatPace | null }) {
  const { t } = useTranslation('automation');
  const { number, duration } = useFigures();
  const text = () => {
    // One alone has no pace.
    if (!pace || pace.count === 1) return '';
    const { intervalMs, count } = pace;
    if (count === null) return t('form.estimateEndless', { rate: number(1_000 / intervalMs) });
    return t('form.estimate', { count, shown: number(count), duration: duration(intervalMs * (count - 1)) });
  };
  return <p className={classes.preview}>{text()}</p>;
}
