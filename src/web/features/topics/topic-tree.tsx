// The rows of the tree. One tab stop; the keys are those of every tree. Draws only the rows in view.
import { useMediaQuery } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, type RefObject, useEffect, useLayoutEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { TopicRow } from '../../../core/protocol/engine-contract.ts';
import { type MenuPlace, placeOfButton, placeOfPointer } from '../../kit/menu-place/menu-place.ts';
import { useWorkspace } from '../../state/use-workspace.ts';
import { isMuted } from './hidden-topics.ts';
import { rowId, TopicRowView } from './topic-row-view.tsx';
import classes from './topics-view.module.css';
import type { Hold } from './use-hold.ts';
import { useNow } from './use-now.ts';
import { useGoToTopic, useKeptInPlace, useKeptScroll } from './use-topic-place.ts';
import type { TopicRows } from './use-topic-rows.ts';
import { useTopicTexts } from './use-topic-texts.ts';
import { useTreeCursor } from './use-tree-cursor.ts';

export interface TopicTreeProps {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly profileId: string;
  readonly rows: TopicRows;
  /** Rows say what they said when it was paused. */
  readonly paused: boolean;
  readonly hold: Hold;
  /** Told which row is to be found again when rows are asked for. */
  readonly tracked: RefObject<number | null>;
  /** Marked where it stands; '': nothing. */
  readonly wanted: string;
  readonly onMenu: (row: TopicRow, place: MenuPlace) => void;
}

const PHONE = '(max-width: 767px)';
/** Browsers cannot scroll through an element of more than about 17 million pixels; this is well below. */
const MAX_HEIGHT_PX = 13_000_000;
const OVERSCAN = 8;
const NONE: readonly string[] = [];

export function rowHeightPx(phone: boolean): number {
  return phone ? 54 : 26;
}

/** How many rows can be scrolled through. */
export function maxRows(phone: boolean): number {
  return Math.floor(MAX_HEIGHT_PX / rowHeightPx(phone));
}

export function TopicTree(props: TopicTreeProps) {
  const { ref: box, profileId, rows, paused, hold, tracked, wanted, onMenu } = props;
  const { t } = useTranslation('topics');
  const phone = useMediaQuery(PHONE, window.matchMedia(PHONE).matches);
  const heightPx = rowHeightPx(phone);
  const texts = useTopicTexts();
  const now = useNow(paused);
  const hidden = useWorkspace(profileId, ({ query }) => query?.hiddenFilters ?? NONE);
  const list = useVirtualizer({
    count: Math.min(rows.rowCount, maxRows(phone)),
    getScrollElement: () => box.current,
    estimateSize: () => heightPx,
    overscan: OVERSCAN,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when rows get another height
  useLayoutEffect(() => list.measure(), [heightPx]);
  const cursor = useTreeCursor({ profileId, rows, tracked, phone, reveal: (index) => list.scrollToIndex(index) });
  useKeptInPlace(box, rows.located, heightPx);
  useKeptScroll(profileId, box, list.getTotalSize());
  useGoToTopic(profileId, rows, (index) => list.scrollToIndex(index, { align: 'center' }));

  const items = list.getVirtualItems();
  const from = items[0]?.index ?? 0;
  const to = (items.at(-1)?.index ?? 2 * OVERSCAN) + 1;
  const { want } = rows;
  useEffect(() => want(from, to), [want, from, to]);

  const rowAt = (index: number) => rows.rows[index - rows.from];
  const active = cursor.index !== null && cursor.index >= from && cursor.index < to ? rowAt(cursor.index) : undefined;
  const hit = (target: EventTarget) => {
    const index = Number((target as Element).closest<HTMLElement>('[data-index]')?.dataset.index ?? Number.NaN);
    const row = rowAt(index);
    return row && { row, index };
  };

  const onClick = ({ target }: MouseEvent) => {
    const at = hit(target);
    if (!at) return;
    const more = (target as Element).closest<HTMLElement>('[data-more]');
    if (more) return onMenu(at.row, placeOfButton(more));
    if ((target as Element).closest('[data-twist]')) return cursor.toggle(at.row);
    cursor.open(at.row, at.index);
  };
  const onContextMenu = (event: MouseEvent) => {
    // The context menu key has no row under it, but one that is chosen.
    const row = hit(event.target)?.row ?? active;
    if (!row) return;
    event.preventDefault();
    const chosen = document.getElementById(rowId(row.node));
    onMenu(row, hit(event.target) ? placeOfPointer(event) : placeOfButton(chosen ?? event.currentTarget));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.key === '/') return;
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / heightPx) - 1);
    hold.press();
    if (cursor.press(event.key, page)) event.preventDefault();
  };

  return (
    <div
      ref={box}
      className={classes.tree}
      role="tree"
      tabIndex={0}
      aria-label={t('title')}
      aria-activedescendant={active && rowId(active.node)}
      onClick={onClick}
      onContextMenu={onContextMenu}
      onKeyDown={onKeyDown}
      {...hold.handlers}
    >
      <div className={classes.area} role="presentation" style={{ height: list.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const row = rowAt(index);
          return (
            <div
              key={index}
              role="presentation"
              data-index={index}
              className={classes.slot}
              style={{ height: heightPx, transform: `translateY(${start}px)` }}
            >
              {row ? (
                <TopicRowView
                  row={row}
                  selected={row.node === cursor.node}
                  muted={isMuted(row, hidden)}
                  now={now}
                  texts={texts}
                  wanted={wanted}
                />
              ) : (
                <div className={classes.placeholder} />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
