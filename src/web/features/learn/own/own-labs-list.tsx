// Labs from files: opened, removed, and what is wrong with a file said line by line.
import { ActionIcon, Button } from '@mantine/core';
import { IconFileUpload, IconTrash } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { goTo } from '../../../state/learn-store.ts';
import type { StoredLab } from '../../../storage/stored-own-labs.ts';
import { LabLine } from '../lab-text.tsx';
import classes from '../list/lab-list.module.css';
import { openOwnLab, ownLabsStore, type RefusedLab } from './own-labs-store.ts';
import { problemWords } from './problem-words.ts';

export function OwnLabs() {
  const { t } = useTranslation('learn');
  const input = useRef<HTMLInputElement>(null);
  const [labs, setLabs] = useState<readonly StoredLab[]>([]);
  const refused = useStore(ownLabsStore, (state) => state.refused);
  useEffect(() => {
    let stop = () => {};
    let isCurrent = true;
    void import('../../../storage/stored-own-labs.ts').then(({ watchOwnLabs }) => {
      if (isCurrent) stop = watchOwnLabs(setLabs);
    });
    return () => {
      isCurrent = false;
      stop();
    };
  }, []);
  return (
    <section className={classes.own} aria-label={t('own.title')}>
      {labs.length > 0 && <h3 className={classes.sub}>{t('own.title')}</h3>}
      {labs.map(({ id, title, minutes }) => (
        <div key={id} className={classes.ownLab}>
          <button type="button" className={classes.open} onClick={() => goTo({ lab: id, step: null })}>
            <span className={classes.name}>{title}</span>
            <span className={classes.facts}>{t('minutes', { count: minutes })}</span>
          </button>
          <ActionIcon
            aria-label={t('own.remove', { title })}
            title={t('own.remove', { title })}
            onClick={() => void import('../../../storage/stored-own-labs.ts').then((s) => s.deleteOwnLab(id))}
          >
            <IconTrash size={16} stroke={1.75} />
          </ActionIcon>
        </div>
      ))}
      <div className={classes.add}>
        <Button leftSection={<IconFileUpload size={16} stroke={1.75} />} onClick={() => input.current?.click()}>
          {t('own.open')}
        </Button>
        <span className={classes.note}>{t('own.drop')}</span>
        <input
          ref={input}
          type="file"
          accept=".yaml,.yml"
          hidden
          aria-label={t('own.open')}
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            currentTarget.value = '';
            if (file) void openOwnLab(file);
          }}
        />
      </div>
      {refused && <Faults {...refused} />}
    </section>
  );
}

function Faults({ file, fault }: RefusedLab) {
  const { t } = useTranslation('learn');
  return (
    <div className={classes.faults} role="alert">
      <p>{t('own.faulty', { file })}</p>
      <ul>
        {typeof fault === 'string' ? (
          <li>{t(`own.${fault}`)}</li>
        ) : (
          fault.map((one) => (
            <li key={`${one.line} ${one.column} ${one.problem.kind}`}>
              <LabLine text={t('own.line', { line: one.line, problem: problemWords(one.problem, t) })} />
            </li>
          ))
        )}
      </ul>
    </div>
  );
}
