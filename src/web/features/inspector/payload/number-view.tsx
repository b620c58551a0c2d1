// The bytes as numbers of every width and byte order that they can be, and as the number that they are as text.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { decodeText } from '../../../../core/payload/decode-text.ts';
import {
  type NumberReading,
  type NumberType,
  readNumbers,
  readNumberText,
} from '../../../../core/payload/number/read-numbers.ts';
import classes from './payload-section.module.css';

export interface NumberViewProps {
  readonly label: string;
  /** The payload's beginning, or all of it. */
  readonly bytes: Uint8Array;
  readonly size: number;
}

/** A longer text is no number that anybody means. */
const MAX_TEXT_BYTES = 400;

export function NumberView({ label, bytes, size }: NumberViewProps) {
  const { t } = useTranslation('payloadViews');
  const rows = useMemo(() => byType(readNumbers(bytes, size)), [bytes, size]);
  const text = useMemo(() => {
    const decoded = size <= MAX_TEXT_BYTES ? decodeText(bytes) : null;
    return decoded?.ok ? readNumberText(decoded.value) : null;
  }, [bytes, size]);
  return (
    <div className={classes.readings}>
      {text && (
        <p className={classes.note}>
          {t('number.text')} <code>{text.decimal}</code>
          {text.hex !== null && (
            <>
              {' '}
              <code>{text.hex}</code>
            </>
          )}
        </p>
      )}
      <table className={classes.table} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{t('number.type')}</th>
            <th scope="col">{t('number.little')}</th>
            <th scope="col">{t('number.big')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ type, little, big }) => (
            <tr key={type}>
              <th scope="row">{type}</th>
              <td colSpan={big ? 1 : 2}>{little && <Values reading={little} />}</td>
              {big && (
                <td>
                  <Values reading={big} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface TypeRow {
  readonly type: NumberType;
  /** Or without an order, where there is a single byte. */
  readonly little: NumberReading | undefined;
  readonly big: NumberReading | undefined;
}

function byType(readings: readonly NumberReading[]): readonly TypeRow[] {
  const types = [...new Set(readings.map(({ type }) => type))];
  return types.map((type) => ({
    type,
    little: readings.find((reading) => reading.type === type && reading.order !== 'big'),
    big: readings.find((reading) => reading.type === type && reading.order === 'big'),
  }));
}

function Values({ reading: { values, count } }: { readonly reading: NumberReading }) {
  const { t, i18n } = useTranslation('payloadViews');
  return (
    <>
      {values.join(', ')}
      {count > values.length && (
        <span className={classes.moreValues}>
          {' '}
          {t('number.first', { shown: values.length, whole: count.toLocaleString(i18n.language) })}
        </span>
      )}
    </>
  );
}
