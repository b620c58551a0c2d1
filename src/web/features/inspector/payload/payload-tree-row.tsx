import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { TreeRow } from '../../../../core/payload/tree/tree-rows.ts';
import { messageTime } from '../message-time.ts';
import { VisibleText } from '../visible-text.tsx';
import classes from './payload-tree.module.css';

export interface PayloadTreeRowProps {
  readonly id: string;
  readonly top: number;
  /** Undefined: it has not come yet. */
  readonly row: TreeRow | undefined;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly onToggle: (row: TreeRow) => void;
}

/** Deeper rows are indented no further: text needs room, too. */
const MAX_INDENTED_LEVEL = 16;
const INDENT_PX = 14;

export function PayloadTreeRow({ id, top, row, isChosen, onChoose, onToggle }: PayloadTreeRowProps) {
  const style = { transform: `translateY(${top}px)` };
  if (!row) return <div className={classes.row} style={style} />;
  const { face, level, expanded } = row;
  const Chevron = expanded ? IconChevronDown : IconChevronRight;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree has the keys, for all of its rows
    <div
      id={id}
      className={classes.row}
      style={{ ...style, paddingLeft: 6 + Math.min(level - 1, MAX_INDENTED_LEVEL) * INDENT_PX }}
      role="treeitem"
      aria-level={level}
      aria-posinset={row.position + 1}
      aria-setsize={row.siblings}
      aria-selected={isChosen}
      {...(expanded === null ? {} : { 'aria-expanded': expanded })}
      onClick={({ target }) => (isFold(target) ? onToggle(row) : onChoose())}
      onDoubleClick={({ target }) => isFold(target) || onToggle(row)}
    >
      <span className={classes.fold} data-fold="">
        {expanded !== null && <Chevron size={14} stroke={1.75} aria-hidden="true" />}
      </span>
      <RowName row={row} />
      <RowValue row={row} />
      {face.note !== null && (
        <span className={classes.note}>
          <VisibleText text={face.note} />
        </span>
      )}
    </div>
  );
}

function isFold(target: EventTarget): boolean {
  return target instanceof Element && target.closest('[data-fold]') !== null;
}

function RowName({ row: { face, parent, position } }: { readonly row: TreeRow }) {
  const { t } = useTranslation('payloadViews');
  if (face.name === null) return parent < 0 ? null : <span className={classes.position}>{position}: </span>;
  return (
    <>
      <span className={classes.name} data-repeated={face.isRepeated || undefined}>
        <VisibleText text={face.name} />
      </span>
      {face.isRepeated && (
        <span className={classes.repeated} title={t('repeatedMeaning')}>
          {t('repeated')}
        </span>
      )}
      <span className={classes.colon}>: </span>
    </>
  );
}

function RowValue({ row: { face, children } }: { readonly row: TreeRow }) {
  const { t, i18n } = useTranslation('payloadViews');
  if (face.kind === 'map' || face.kind === 'list') {
    const shown = new Intl.NumberFormat(i18n.language).format(children);
    return (
      <span className={classes.inside}>
        {face.kind === 'map' ? t('entries', { count: children, shown }) : t('items', { count: children, shown })}
      </span>
    );
  }
  const time = face.epochMs !== null && Math.abs(face.epochMs) <= 8.64e15 ? messageTime(face.epochMs) : null;
  return (
    <>
      {time && (
        <span className={classes.value} data-kind="time" title={time.iso}>
          {time.date} {time.clock}
        </span>
      )}
      <span className={classes.value} data-kind={time ? 'raw' : face.kind}>
        <VisibleText text={face.text} />
        {face.isCut && '…'}
      </span>
    </>
  );
}
