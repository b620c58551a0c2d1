// The messages of a topic, or of all topics below a level, newest first. One tab stop: arrows choose, Enter opens.
import { useMediaQuery } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../../state/use-workspace.ts';
import { selectMessage, showTopicSide } from '../../state/workspace-actions.ts';
import { HistoryHeads } from './history-heads.tsx';
import { HistoryRowView, historyRowId } from './history-row-view.tsx';
import type { SeriesPoints } from './series-points.ts';
import classes from './topic-history.module.css';
import { useHistoryRows } from './use-history-rows.ts';
import { useHistoryTexts } from './use-history-texts.ts';

export interface TopicHistoryProps {
  readonly profileId: string;
  readonly topicFilter: string;
  /** The topics' common beginning, which rows leave out; null: all are of one topic, which no row names. */
  readonly level: string | null;
  /** Where the values of `fields` are found. */
  readonly points: SeriesPoints | null;
  /** Each has a column; none: the payload has one. */
  readonly fields: readonly string[];
}

const PHONE = '(max-width: 767px)';
/** Browsers cannot scroll through an element of more than about 17 million pixels; what is older is in Messages. */
const MAX_ROWS = 300_000;
/** More columns would leave no room for numbers. */
const MAX_COLUMNS = 3;

export function TopicHistory({ profileId, topicFilter, level, points, fields }: TopicHistoryProps) {
  const { t, i18n } = useTranslation('topicPanel');
  const phone = useMediaQuery(PHONE, window.matchMedia(PHONE).matches);
  const heightPx = phone ? 40 : 26;
  const box = useRef<HTMLDivElement>(null);
  const rows = useHistoryRows(profileId, topicFilter);
  const texts = useHistoryTexts();
  const selected = useWorkspace(profileId, ({ selectedSeq }) => selectedSeq);
  const cursor = useRef(-1);
  const list = useVirtualizer({
    count: Math.min(rows.count, MAX_ROWS),
    getScrollElement: () => box.current,
    estimateSize: () => heightPx,
    overscan: 6,
  });
  const items = list.getVirtualItems();
  const from = items[0]?.index ?? 0;
  const to = (items.at(-1)?.index ?? 30) + 1;
  const { want } = rows;
  useEffect(() => want(from, to), [want, from, to]);

  const columns = fields.slice(0, MAX_COLUMNS);
  const shape = level === null ? (columns.length > 0 ? `fields${columns.length}` : 'payload') : 'level';
  const seqAt = (index: number) => rows.row(index)?.seq;
  const active = items.find(({ index }) => seqAt(index) !== undefined && seqAt(index) === selected);
  if (active) cursor.current = active.index;

  const choose = (index: number) => {
    const seq = seqAt(index);
    if (seq === undefined) return;
    cursor.current = index;
    rows.setFollowing(false);
    list.scrollToIndex(index);
    selectMessage(profileId, seq);
  };
  const onClick = ({ target }: MouseEvent) => {
    const index = (target as Element).closest<HTMLElement>('[data-index]')?.dataset.index;
    if (index === undefined || seqAt(Number(index)) === undefined) return;
    choose(Number(index));
    showTopicSide(profileId, 'message');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const last = Math.min(rows.count, MAX_ROWS) - 1;
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / heightPx) - 1);
    const target = targetOf(event.key, active ? active.index : cursor.current, last, page);
    if (event.key === 'Enter' && active) showTopicSide(profileId, 'message');
    else if (target === null) return;
    else choose(target);
    event.preventDefault();
  };

  return (
    <section className={classes.section}>
      {rows.known && rows.count === 0 && <p className={classes.empty}>{t('noMessages')}</p>}
      <HistoryHeads shape={shape} columns={columns} isLevel={level !== null} />
      {rows.fresh > 0 && (
        <button type="button" className={classes.fresh} onClick={() => list.scrollToOffset(0)}>
          {t('fresh', { shown: rows.fresh.toLocaleString(i18n.language) })}
        </button>
      )}
      <div
        ref={box}
        className={classes.list}
        role="grid"
        tabIndex={0}
        aria-label={level === null ? t('history') : t('messagesBelow', { level })}
        aria-rowcount={rows.count}
        aria-activedescendant={active && historyRowId(selected ?? -1)}
        onScroll={({ currentTarget }) => rows.setFollowing(currentTarget.scrollTop < heightPx / 2)}
        onClick={onClick}
        onKeyDown={onKeyDown}
      >
        <div className={classes.area} role="presentation" style={{ height: list.getTotalSize() }}>
          {items.map(({ index, start }) => (
            <div
              key={index}
              role="presentation"
              data-index={index}
              className={classes.slot}
              style={{ height: heightPx, transform: `translateY(${start}px)` }}
            >
              <HistoryRowView
                row={rows.row(index)}
                before={rows.row(index + 1)}
                index={index}
                selected={seqAt(index) === selected && selected !== null}
                shape={shape}
                level={level}
                columns={columns}
                points={points}
                texts={texts}
              />
            </div>
          ))}
        </div>
      </div>
    </section>
  );
}

/** Null: the key is none of the list's. */
function targetOf(key: string, at: number, last: number, page: number): number | null {
  if (last < 0) return null;
  const within = (index: number) => Math.max(0, Math.min(last, index));
  switch (key) {
    case 'ArrowDown':
      return within(at + 1);
    case 'ArrowUp':
      return within(at - 1);
    case 'PageDown':
      return within(at + page);
    case 'PageUp':
      return within(at - page);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}
