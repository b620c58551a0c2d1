// Where bytes that are no text differ, by offset.
import { useTranslation } from 'react-i18next';
import type { ByteChange, Comparison } from '../../../../core/payload/difference/compare-payloads.ts';
import { formatOffset } from '../../../../core/payload/hex-dump.ts';
import section from '../section.module.css';
import classes from './difference.module.css';
import { MoreRows } from './more-rows.tsx';
import { useShownPart } from './use-shown-part.ts';

export type ByteChangesProps = Extract<Comparison, { readonly kind: 'bytes' }>;

export function ByteChanges({ changes, count, more }: ByteChangesProps) {
  const { t } = useTranslation('related');
  const part = useShownPart(changes);
  return (
    <>
      <p className={section.none}>{t('difference.bytesDiffer', { count })}</p>
      <table className={classes.bytes}>
        <thead>
          <tr>
            {(['at', 'before', 'after'] as const).map((head) => (
              <th key={head} scope="col">
                {t(`difference.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {part.shown.map((change) => (
            <tr key={change.start}>
              <th scope="row">{placeOf(change)}</th>
              <td>
                <Hex hex={change.before} change={change} />
              </td>
              <td>
                <Hex hex={change.after} change={change} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <MoreRows part={part} isCut={more} />
    </>
  );
}

function placeOf({ start, end }: ByteChange): string {
  const first = formatOffset(start, 4);
  return end - start === 1 ? first : `${first}–${formatOffset(end - 1, 4)}`;
}

function Hex({ hex, change: { start, end } }: { readonly hex: string; readonly change: ByteChange }) {
  const { t } = useTranslation('related');
  if (hex === '') return <span className={section.quiet}>{t('difference.ended')}</span>;
  const isCut = end - start > (hex.length + 1) / 3;
  return isCut ? `${hex} …` : hex;
}
