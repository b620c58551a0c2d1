// All labs with how far one is, and the labs that somebody wrote.
import { IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { learnProgressStore } from '../../../state/learn-progress.ts';
import { goTo } from '../../../state/learn-store.ts';
import { LAB_TITLES, type LabTitle } from '../lab-titles.ts';
import { LAB_IDS } from '../labs-index.ts';
import { OwnLabs } from '../own/own-labs-list.tsx';
import classes from './lab-list.module.css';

export function LabList() {
  const { t, i18n } = useTranslation('learn');
  const titles = LAB_TITLES[i18n.language === 'ru' ? 'ru' : 'en'];
  const fault = useStore(learnProgressStore, (state) => state.fault);
  return (
    <div className={classes.page}>
      <h2 className={classes.title}>{t('labs')}</h2>
      <p className={classes.lead}>{t('lead')}</p>
      {fault !== null && <p className={classes.fault}>{t('storageFault', { fault })}</p>}
      <ol className={classes.labs} aria-label={t('labs')}>
        {LAB_IDS.map((id, at) => (
          <LabItem key={id} id={id} number={at + 1} lab={titles[id]} />
        ))}
      </ol>
      <OwnLabs />
    </div>
  );
}

function LabItem({ id, number, lab }: { readonly id: string; readonly number: number; readonly lab: LabTitle }) {
  const { t } = useTranslation('learn');
  const record = useStore(learnProgressStore, ({ byLab }) => byLab[id]);
  const done = Math.min(record?.done.length ?? 0, lab.steps);
  const isDone = done >= lab.steps;
  return (
    <li className={classes.lab} aria-label={lab.title}>
      <button type="button" className={classes.open} onClick={() => goTo({ lab: id, step: null })}>
        <span className={classes.number} data-done={isDone || undefined}>
          {isDone ? <IconCircleCheck size={20} stroke={1.75} /> : number}
        </span>
        <span className={classes.name}>{lab.title}</span>
        <span className={classes.facts}>
          {record ? t('stepsDone', { done, count: lab.steps }) : t('minutes', { count: lab.minutes })}
        </span>
        <span className={classes.go}>{t(isDone ? 'again' : record ? 'goOn' : 'begin')}</span>
      </button>
    </li>
  );
}
