// Retained messages as a list in which several can be chosen. One tab stop; draws only the rows in view.
import { useMediaQuery } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RetainedMessage } from '../../../../core/protocol/engine-contract.ts';
import classes from './retained-list.module.css';
import { RetainedRow, retainedRowId } from './retained-row.tsx';
import { stepFor } from './step-for.ts';

export interface RetainedListProps {
  readonly rows: readonly RetainedMessage[];
  /** False: they are being read. */
  readonly known: boolean;
  readonly topicFilter: string;
  readonly isFiltered: boolean;
  /** Marked where it stands; '': nothing. */
  readonly wanted: string;
  /** Topics. */
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
}

const PHONE = '(max-width: 767px)';

export function RetainedList(props: RetainedListProps) {
  const { rows, known, topicFilter, isFiltered, wanted, chosen, onChoose } = props;
  const { t } = useTranslation('retained');
  const phone = useMediaQuery(PHONE, window.matchMedia(PHONE).matches);
  const heightPx = phone ? 54 : 26;
  const box = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<string | null>(null);
  const anchor = useRef<number | null>(null);
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => heightPx,
    overscan: 6,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when rows get another height
  useLayoutEffect(() => list.measure(), [heightPx]);

  const at = rows.findIndex(({ topic }) => topic === active);
  const toggle = (index: number, through: boolean) => {
    const first = through && anchor.current !== null ? Math.min(anchor.current, index) : index;
    const last = through && anchor.current !== null ? Math.max(anchor.current, index) : index;
    const choose = through || !chosen.has(rows[index]?.topic ?? '');
    const next = new Set(chosen);
    for (const { topic, seq } of rows.slice(first, last + 1)) {
      if (choose && seq !== null) next.add(topic);
      else if (!choose) next.delete(topic);
    }
    anchor.current = index;
    onChoose(next);
  };
  const goTo = (index: number) => {
    setActive(rows[index]?.topic ?? null);
    list.scrollToIndex(index);
  };
  const onClick = ({ target, shiftKey }: MouseEvent) => {
    const index = Number((target as Element).closest<HTMLElement>('[data-index]')?.dataset.index ?? Number.NaN);
    if (!rows[index]) return;
    setActive(rows[index].topic);
    toggle(index, shiftKey);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const isAll = event.key === 'a' && (event.ctrlKey || event.metaKey);
    if (isAll) onChoose(new Set(rows.flatMap(({ topic, seq }) => (seq === null ? [] : [topic]))));
    else if (event.ctrlKey || event.metaKey || event.altKey) return;
    else if (event.key === ' ' || event.key === 'Enter') at >= 0 && toggle(at, event.shiftKey);
    else {
      const page = Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / heightPx) - 1);
      const next = stepFor(event.key, at, rows.length, page);
      if (next === null) return;
      goTo(next);
    }
    event.preventDefault();
  };

  if (rows.length === 0) {
    return <p className={classes.empty}>{known && t(isFiltered ? 'empty.noMatch' : 'empty.none')}</p>;
  }
  return (
    <div
      ref={box}
      className={classes.list}
      role="listbox"
      aria-multiselectable="true"
      aria-label={t('list', { filter: topicFilter })}
      aria-activedescendant={at >= 0 ? retainedRowId(at) : undefined}
      tabIndex={0}
      onClick={onClick}
      onKeyDown={onKeyDown}
      onFocus={() => at < 0 && setActive(rows[0]?.topic ?? null)}
    >
      <div className={classes.area} role="presentation" style={{ height: list.getTotalSize() }}>
        {list.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          return (
            row && (
              <div
                key={index}
                role="presentation"
                data-index={index}
                className={classes.slot}
                style={{ height: heightPx, transform: `translateY(${start}px)` }}
              >
                <RetainedRow
                  row={row}
                  index={index}
                  count={rows.length}
                  selected={row.seq !== null && chosen.has(row.topic)}
                  active={index === at}
                  wanted={wanted}
                />
              </div>
            )
          );
        })}
      </div>
    </div>
  );
}
