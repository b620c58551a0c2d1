// Changed values by their path: `temperature 21.3 -> 21.6 +0.3`.
import { useTranslation } from 'react-i18next';
import type { Comparison, CutText, ValueChange } from '../../../../core/payload/difference/compare-payloads.ts';
import section from '../section.module.css';
import { VisibleText } from '../visible-text.tsx';
import classes from './difference.module.css';
import { MoreRows } from './more-rows.tsx';
import { shortPair } from './short-pair.ts';
import { useShownPart } from './use-shown-part.ts';

export type ValueChangesProps = Extract<Comparison, { readonly kind: 'values' }>;

export function ValueChanges({ changes, unchanged, more }: ValueChangesProps) {
  const { t } = useTranslation('related');
  const part = useShownPart(changes);
  const heads = (['field', 'before', 'after', 'change'] as const).map((head) => (
    <th key={head} scope="col">
      {t(`difference.${head}`)}
    </th>
  ));
  return (
    <>
      {changes.length === 0 ? (
        <p className={section.none}>{t('difference.sameValues')}</p>
      ) : (
        <table className={classes.values}>
          <caption className="sr-only">{t('difference.title')}</caption>
          <thead className="sr-only">
            <tr>{heads}</tr>
          </thead>
          <tbody>
            {part.shown.map((change, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a path may stand twice, and rows never move
              <ChangeRow key={index} change={change} />
            ))}
          </tbody>
        </table>
      )}
      <MoreRows part={part} isCut={more} />
      {unchanged > 0 && <p className={classes.unchanged}>{t('difference.unchanged', { count: unchanged })}</p>}
    </>
  );
}

function ChangeRow({ change: { path, kind, before, after, delta } }: { readonly change: ValueChange }) {
  const { t } = useTranslation('related');
  const name = (
    <th scope="row" title={path}>
      {path === '' ? (
        <span className={section.quiet}>{t('difference.wholePayload')}</span>
      ) : (
        <VisibleText text={path} />
      )}
    </th>
  );
  const pair = shortPair(before?.text ?? '', after?.text ?? '');
  const note = kind === 'changed' ? (delta ?? '') : t(`difference.${kind}`);
  if (pair) {
    return (
      <tr data-kind={kind}>
        {name}
        <td className={classes.before} title={before?.text}>
          <VisibleText text={pair.before} />
        </td>
        <td className={classes.after} title={after?.text}>
          {kind === 'changed' && <span aria-hidden="true">→ </span>}
          <VisibleText text={pair.after} />
        </td>
        <td className={classes.delta}>{note}</td>
      </tr>
    );
  }
  return (
    <>
      <tr data-kind={kind} data-long>
        {name}
        <td />
        <td />
        <td className={classes.delta}>{note}</td>
      </tr>
      <tr>
        <td colSpan={4} className={classes.long}>
          {before && <LongValue kind="removed" value={before} />}
          {after && <LongValue kind="added" value={after} />}
        </td>
      </tr>
    </>
  );
}

function LongValue({ kind, value }: { readonly kind: 'removed' | 'added'; readonly value: CutText }) {
  const { t } = useTranslation('related');
  const Tag = kind === 'removed' ? 'del' : 'ins';
  return (
    <Tag className={classes.line} data-kind={kind}>
      <span className={classes.sign} aria-hidden="true">
        {kind === 'removed' ? '−' : '+'}
      </span>
      <span className={classes.lineText}>
        <VisibleText text={value.text} />
        {value.left > 0 && (
          <span className={section.quiet}>
            {' … '}
            {t('difference.charactersLeft', { count: value.left })}
          </span>
        )}
      </span>
    </Tag>
  );
}
