// mosquitto's load averages: a minute's share, over the last 1, 5 and 15 minutes.
import { useTranslation } from 'react-i18next';
import { loadAverage, sysNumber } from '../../../../core/broker-facts/sys-topic.ts';
import type { SysFacts } from '../../../state/broker-sys.ts';
import classes from './sys-section.module.css';

const MINUTES = [1, 5, 15] as const;

export function LoadTable({ facts: { values } }: { readonly facts: SysFacts }) {
  const { t, i18n } = useTranslation('broker');
  const rows = new Map<string, Partial<Record<number, number>>>();
  for (const { topic, text } of values.values()) {
    const load = loadAverage(topic);
    const value = load && sysNumber(text);
    if (load && value !== null) rows.set(load.what, { ...rows.get(load.what), [load.minutes]: value });
  }
  if (rows.size === 0) return null;
  const format = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1, minimumFractionDigits: 1 });
  return (
    <details className={classes.fold}>
      <summary>{t('sys.load')}</summary>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('sys.perMinute')}</th>
            {MINUTES.map((minutes) => (
              <th key={minutes} scope="col" className={classes.number}>
                {t('sys.minutes', { count: minutes })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...rows].map(([what, averages]) => (
            <tr key={what}>
              <th scope="row">{what}</th>
              {MINUTES.map((minutes) => (
                <td key={minutes} className={classes.number}>
                  {averages[minutes] === undefined ? '' : format.format(averages[minutes])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
