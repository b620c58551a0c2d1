import { useTranslation } from 'react-i18next';
import type { BadUtf8 } from '../../../../core/payload/decode-text.ts';
import type { JsonFault } from '../../../../core/payload/json-fault.ts';
import type { PayloadView } from '../../../../core/payload/view/payload-view.ts';
import { nameHidden } from '../../../../core/payload/visible-text.ts';
import { VisibleText } from '../visible-text.tsx';
import classes from './payload-section.module.css';

export interface PayloadFaultProps {
  readonly view: PayloadView;
  readonly notUtf8: BadUtf8 | null;
  readonly notJson: JsonFault | null;
}

/** Why the payload is not what it is looked at as. */
export function PayloadFault({ view, notUtf8, notJson }: PayloadFaultProps) {
  const { t } = useTranslation('inspector');
  if (notUtf8) {
    const byte = notUtf8.byte.toString(16).toUpperCase().padStart(2, '0');
    const key = view === 'text' ? 'payload.notUtf8Text' : 'payload.notUtf8';
    return <p className={classes.fault}>{t(key, { at: notUtf8.at, byte })}</p>;
  }
  if (!notJson) return null;
  const found =
    notJson.found === null
      ? t('payload.foundEnd')
      : /^\s$/.test(notJson.found)
        ? nameHidden(notJson.found.charCodeAt(0)) // white space would not be seen
        : t('payload.foundCharacter', { character: notJson.found });
  const expected = t(`payload.expected.${notJson.expected}`);
  return (
    <p className={classes.fault}>
      <VisibleText text={t('payload.notJson', { line: notJson.line, column: notJson.column, expected, found })} />
    </p>
  );
}
