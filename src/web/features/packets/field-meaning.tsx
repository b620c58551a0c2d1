import { useTranslation } from 'react-i18next';
import type { FieldLine } from './field-lines.ts';
import { fieldRaw, fieldText, MASK } from './field-value.ts';
import classes from './packet-detail.module.css';

export interface FieldMeaningProps {
  readonly line: FieldLine;
  readonly bytes: Uint8Array;
  readonly isMasked: boolean;
  /** Draws anew in another language. */
  readonly locale: string;
}

/** The field's name, its bytes and value, and in one sentence what it is there for. */
export function FieldMeaning({ line, bytes, isMasked }: FieldMeaningProps) {
  const { t, i18n } = useTranslation('packets');
  const { field, part } = line;
  const key = field ? `meaning.${field.key.replaceAll(' ', '')}` : `partMeaning.${part}`;
  const meaning = i18n.exists(`packets:${key}`) ? t(key as 'meaning.qos') : '';
  const isSecret = field?.secret === true && isMasked;
  const raw = field ? (isSecret ? MASK : fieldRaw(field, bytes)) : '';
  const text = field && !isSecret ? fieldText(field) : null;
  return (
    <footer className={classes.meaning} aria-live="polite">
      <p>
        <b>{field?.name ?? t(`part.${part}`)}</b>
        {raw !== '' && (
          <>
            {' '}
            <code>{raw}</code>
          </>
        )}
        {text !== null && raw !== '' && (
          <>
            {' = '}
            <bdi>{text}</bdi>
          </>
        )}
        {meaning !== '' && `. ${meaning}`}
      </p>
      {field?.fault && (
        <p className={classes.fault}>
          <b>{field.fault.clause}</b> {field.fault.message}
        </p>
      )}
    </footer>
  );
}
