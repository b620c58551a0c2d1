import { type CSSProperties, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSpanText } from '../diagram/use-diagram-texts.ts';
import { kindColor } from './kind-colors.ts';
import { type RoundTripColumns, roundTripFigures } from './round-trip-figures.ts';
import classes from './session-times.module.css';

/** Median, 95th percentile, longest and count, by kind. */
export function RoundTripTable({ roundTrips }: { readonly roundTrips: RoundTripColumns }) {
  const { t, i18n } = useTranslation('exchanges');
  const span = useSpanText();
  const figures = useMemo(() => roundTripFigures(roundTrips), [roundTrips]);
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('times.what')}</th>
          <th scope="col">{t('times.median')}</th>
          <th scope="col">{t('times.p95')}</th>
          <th scope="col">{t('times.max')}</th>
          <th scope="col">{t('times.count')}</th>
        </tr>
      </thead>
      <tbody>
        {figures.map(({ kind, median, p95, max, count }) => (
          <tr key={kind}>
            <th scope="row">
              <i className={classes.mark} style={{ '--mark': `var(${kindColor(kind)})` } as CSSProperties} />
              {t(`times.kind.${kind}`)}
            </th>
            <td>{span(median)}</td>
            <td>{span(p95)}</td>
            <td>{span(max)}</td>
            <td>{count.toLocaleString(i18n.language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
