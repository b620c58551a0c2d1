// A table from a CSV file: each publish takes the next row.
import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CsvFault, parseCsv } from '../../../../core/publish/parse-csv.ts';
import type { ConnectionVariables } from '../../../storage/stored-variables.ts';
import classes from '../library.module.css';

type Table = ConnectionVariables['table'];

/** Larger ones are data, not variables. */
const MAX_BYTES = 8 * 1024 * 1024;
const MAX_PREVIEW_ROWS = 5;

export interface TableFieldProps {
  readonly value: Table;
  readonly onChange: (value: Table) => void;
}

export function TableField({ value, onChange }: TableFieldProps) {
  const { t } = useTranslation('library');
  const input = useRef<HTMLInputElement>(null);
  const [fault, setFault] = useState<CsvFault | null>(null);
  const load = async (file: File) => {
    if (file.size > MAX_BYTES) return setFault({ reason: 'too-large', line: 1, found: 0, expected: 0 });
    const parsed = parseCsv(await file.text(), file.name);
    setFault(parsed.ok ? null : parsed.error);
    if (!parsed.ok) return;
    const { name, columns, rows } = parsed.value;
    onChange({ name, columns: [...columns], rows: rows.map((row) => [...row]), atEnd: value?.atEnd ?? 'repeat' });
  };
  return (
    <div className={classes.table}>
      <div className={classes.actions}>
        <Button variant="default" onClick={() => input.current?.click()}>
          {t(value ? 'table.change' : 'table.choose')}
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          accept=".csv,.tsv,.txt,text/csv"
          aria-label={t('table.choose')}
          data-field="variable-table"
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0];
            currentTarget.value = '';
            if (file) void load(file);
          }}
        />
        {value && (
          <>
            <select
              className={classes.input}
              aria-label={t('table.atEnd')}
              value={value.atEnd}
              onChange={({ currentTarget }) =>
                onChange({ ...value, atEnd: currentTarget.value === 'stop' ? 'stop' : 'repeat' })
              }
            >
              <option value="repeat">{t('table.repeat')}</option>
              <option value="stop">{t('table.stop')}</option>
            </select>
            <Button variant="default" onClick={() => onChange(null)}>
              {t('table.remove')}
            </Button>
          </>
        )}
      </div>
      {fault && (
        <p className={classes.fault} role="alert">
          {t(`table.faults.${fault.reason}`, { ...fault })}
        </p>
      )}
      {value && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: by keyboard, too, it is scrolled where it is too wide
        <div className={classes.scroller} role="group" tabIndex={0} aria-label={value.name}>
          <table className={classes.results}>
            <caption>{t('table.caption', { name: value.name, count: value.rows.length })}</caption>
            <thead>
              <tr>
                {value.columns.map((column) => (
                  <th key={column} scope="col">
                    <code>{`{{row.${column}}}`}</code>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {value.rows.slice(0, MAX_PREVIEW_ROWS).map((row, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a row has nothing of its own but its place
                <tr key={at}>
                  {row.map((cell, i) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: nor has a cell
                    <td key={i}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}
