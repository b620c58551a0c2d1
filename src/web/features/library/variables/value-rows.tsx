// Names and values, a row each. An empty row is there to be written in.
import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '../library.module.css';

type Pair = [name: string, value: string];

export interface ValueRowsProps {
  readonly label: string;
  readonly value: readonly Pair[];
  readonly onChange: (value: Pair[]) => void;
}

export function ValueRows({ label, value, onChange }: ValueRowsProps) {
  const { t } = useTranslation('library');
  // What is typed stays as it is typed, whatever storage says in between.
  const [rows, setRows] = useState<readonly Pair[]>(value);
  const root = useRef<HTMLFieldSetElement>(null);
  const put = (changed: readonly Pair[]) => {
    setRows(changed);
    onChange(changed.filter(([name, text]) => name !== '' || text !== ''));
  };
  const remove = (at: number) => {
    put(rows.toSpliced(at, 1));
    // The button that had the focus has gone with its row.
    requestAnimationFrame(() => root.current?.querySelectorAll<HTMLElement>('[data-name]')[at]?.focus());
  };
  const shown: readonly Pair[] = [...rows, ['', '']];
  const change = (at: number, pair: Pair) => put(at < rows.length ? rows.with(at, pair) : [...rows, pair]);
  return (
    <fieldset ref={root} className={classes.pairs} aria-label={label}>
      {shown.map(([name, text], at) => {
        const isDoubled = name !== '' && rows.some(([other], i) => i > at && other.trim() === name.trim());
        const isFaulty = name !== '' && !/^[^\s{}"]+$/u.test(name.trim());
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row has nothing of its own but its place
          <div key={at} className={classes.pair}>
            <input
              className={classes.input}
              data-mono
              data-name
              aria-label={t('variables.nameOf', { number: at + 1 })}
              aria-invalid={isFaulty || isDoubled || undefined}
              placeholder={t('variables.name')}
              spellCheck={false}
              value={name}
              onChange={({ currentTarget }) => change(at, [currentTarget.value, text])}
            />
            <input
              className={classes.input}
              data-mono
              aria-label={t('variables.valueOf', { number: at + 1 })}
              placeholder={t('variables.value')}
              spellCheck={false}
              value={text}
              onChange={({ currentTarget }) => change(at, [name, currentTarget.value])}
            />
            {at < rows.length ? (
              <ActionIcon
                aria-label={t('variables.removeOf', { name: name || String(at + 1) })}
                onClick={() => remove(at)}
              >
                <IconX size={14} stroke={1.75} />
              </ActionIcon>
            ) : (
              <span />
            )}
            {(isFaulty || isDoubled) && (
              <p className={classes.fault}>{t(isFaulty ? 'variables.badName' : 'variables.doubled')}</p>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
