// All topics that the broker has said something under, those first that are not known here.
import { useTranslation } from 'react-i18next';
import { loadAverage, sysMeaning } from '../../../../core/broker-facts/sys-topic.ts';
import type { SysFacts } from '../../../state/broker-sys.ts';
import classes from './sys-section.module.css';

export function OtherTopics({ facts: { values, node } }: { readonly facts: SysFacts }) {
  const { t, i18n } = useTranslation('broker');
  const unknown = [...values.values()]
    .filter(({ topic }) => {
      const meaning = sysMeaning(topic);
      // Where no topic is known there is no node, and this table is all there is to see.
      return (meaning === null || meaning.node !== node) && loadAverage(topic) === null;
    })
    .toSorted((a, b) => (a.topic < b.topic ? -1 : 1));
  if (unknown.length === 0) return null;
  const clock = new Intl.DateTimeFormat(i18n.language, { timeStyle: 'medium' });
  return (
    <details className={classes.fold}>
      <summary>{t('sys.others', { count: unknown.length })}</summary>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('sys.topic')}</th>
            <th scope="col">{t('sys.value')}</th>
            <th scope="col" className={classes.number}>
              {t('sys.at')}
            </th>
          </tr>
        </thead>
        <tbody>
          {unknown.map(({ topic, text, time }) => (
            <tr key={topic}>
              <th scope="row">{topic}</th>
              <td>{text}</td>
              <td className={classes.number}>{clock.format(time)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
