// Changed lines of a text, with what has changed in them.
import { useTranslation } from 'react-i18next';
import type { ComparedLine, Comparison } from '../../../../core/payload/difference/compare-payloads.ts';
import section from '../section.module.css';
import { VisibleText } from '../visible-text.tsx';
import classes from './difference.module.css';
import { MoreRows } from './more-rows.tsx';
import { useShownPart } from './use-shown-part.ts';

export type LineChangesProps = Extract<Comparison, { readonly kind: 'text' }>;

const SIGNS = { same: ' ', removed: '−', added: '+' } as const;

export function LineChanges({ lines, more }: LineChangesProps) {
  const { t } = useTranslation('related');
  const part = useShownPart(lines);
  return (
    <>
      <ul className={classes.lines} aria-label={t('difference.lines')}>
        {part.shown.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines never move
          <li key={index}>{line.kind === 'gap' ? <Gap count={line.count} /> : <Line line={line} />}</li>
        ))}
      </ul>
      <MoreRows part={part} isCut={more} />
    </>
  );
}

function Gap({ count }: { readonly count: number }) {
  const { t } = useTranslation('related');
  return <span className={classes.gap}>{t('difference.sameLines', { count })}</span>;
}

function Line({ line }: { readonly line: Exclude<ComparedLine, { readonly kind: 'gap' }> }) {
  const { t } = useTranslation('related');
  const { kind, head, middle, tail, skipped, left } = line;
  const Tag = kind === 'removed' ? 'del' : kind === 'added' ? 'ins' : 'span';
  const isPart = head !== '' || tail !== '';
  return (
    <Tag className={classes.line} data-kind={kind}>
      <span className={classes.sign} aria-hidden="true">
        {SIGNS[kind]}
      </span>
      {kind !== 'same' && (
        <span className="sr-only">{t(kind === 'added' ? 'difference.addedLine' : 'difference.removedLine')}: </span>
      )}
      <span className={classes.lineText}>
        {skipped > 0 && '…'}
        <VisibleText text={head} />
        <span className={isPart ? classes.changed : undefined}>
          <VisibleText text={middle} />
        </span>
        <VisibleText text={tail} />
        {left > 0 && (
          <span className={section.quiet}>
            {' … '}
            {t('difference.charactersLeft', { count: left })}
          </span>
        )}
      </span>
    </Tag>
  );
}
