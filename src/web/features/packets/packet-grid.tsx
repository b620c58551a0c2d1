// The grid of packets: one tab stop; arrows walk it and open what they come to.
import { useMediaQuery } from '@mantine/hooks';
import { type KeyboardEvent, useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PacketRow } from '../../../core/protocol/engine-contract.ts';
import { LogViewport, type LogViewportHandle, type LogViewportProps } from '../../kit/log-viewport/log-viewport.tsx';
import classes from './packet-grid.module.css';
import { PacketRowView, packetRowId } from './packet-row-view.tsx';
import { usePacketRows } from './use-packet-rows.ts';

export interface PacketGridProps {
  readonly profileId: string;
  /** Sequence numbers. */
  readonly first: number;
  readonly end: number;
  readonly selected: number | null;
  readonly onOpen: (row: PacketRow) => void;
}

const PHONE = '(max-width: 767px)';
const ROW_PX = 28;
const PHONE_ROW_PX = 44;

export function PacketGrid({ profileId, first, end, selected, onOpen }: PacketGridProps) {
  const { t } = useTranslation('packets');
  const phone = useMediaQuery(PHONE, window.matchMedia(PHONE).matches);
  const rows = usePacketRows(profileId);
  const list = useRef<LogViewportHandle>(null);
  const following = useRef(true);
  const drawn = useRef(0);
  // While following, the list is drawn up to where its rows have come.
  const drawnEnd = following.current ? Math.max(first, Math.min(end, Math.max(rows.end, drawn.current))) : end;
  drawn.current = drawnEnd;

  const view = useCallback<LogViewportProps['onView']>(
    (range) => {
      following.current = range.following;
      rows.want(range.following ? { from: Math.max(first, end - range.capacity), to: end } : range);
    },
    [rows.want, first, end],
  );
  // What is opened takes room from the list: its row is to be seen after that, too.
  useEffect(() => {
    if (selected === null) return;
    list.current?.reveal(selected);
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => list.current?.reveal(selected));
    });
    return () => cancelAnimationFrame(frame);
  }, [selected]);
  const onKeyDown = (event: KeyboardEvent) => {
    const target = targetOfKey(event.key, selected, first, end, list.current?.rowsInView ?? 1);
    if (target === null || end === first) return;
    event.preventDefault();
    const row = rows.row(target);
    // A row that has yet to come is opened by its number alone.
    onOpen(row ?? { ...UNKNOWN, seq: target });
  };
  const texts = { sent: t('sent'), received: t('received'), problem: t('problem') };
  return (
    <div
      className={classes.grid}
      role="grid"
      tabIndex={0}
      aria-label={t('title')}
      aria-rowcount={end + 1}
      aria-activedescendant={selected !== null && rows.row(selected) ? packetRowId(selected) : undefined}
      onKeyDown={onKeyDown}
      onClick={({ target }) => {
        const seq = (target as Element).closest<HTMLElement>('[data-seq]')?.dataset.seq;
        const row = seq === undefined ? undefined : rows.row(Number(seq));
        if (row) onOpen(row);
      }}
    >
      <div className={classes.heads} role="row" aria-rowindex={1}>
        <span role="columnheader">{t('columns.time')}</span>
        <span role="columnheader" className={classes.right}>
          {t('columns.gap')}
        </span>
        <span role="columnheader">
          <span className="sr-only">{t('columns.direction')}</span>
        </span>
        <span role="columnheader">{t('columns.type')}</span>
        <span role="columnheader" className={classes.right}>
          {t('columns.packetId')}
        </span>
        <span role="columnheader" className={classes.right}>
          {t('columns.size')}
        </span>
        <span role="columnheader">{t('columns.summary')}</span>
      </div>
      <LogViewport
        ref={list}
        first={first}
        end={drawnEnd}
        rowHeightPx={phone ? PHONE_ROW_PX : ROW_PX}
        onView={view}
        renderRow={(seq) => {
          const row = rows.row(seq);
          return row ? (
            <PacketRowView row={row} selected={seq === selected} texts={texts} />
          ) : (
            <div className={classes.placeholder} />
          );
        }}
      />
    </div>
  );
}

const UNKNOWN: Omit<PacketRow, 'seq'> = {
  event: null,
  connection: 0,
  exchange: null,
  time: 0,
  gapMs: null,
  direction: 'in',
  type: null,
  packetId: null,
  size: 0,
  summary: '',
  fault: null,
  problem: false,
};

/** Null: the key is none of ours. */
function targetOfKey(key: string, cursor: number | null, first: number, end: number, page: number): number | null {
  const at = cursor ?? end;
  const inside = (seq: number) => Math.max(first, Math.min(end - 1, seq));
  switch (key) {
    case 'ArrowUp':
      return inside(at - 1);
    case 'ArrowDown':
      return inside(at + 1);
    case 'PageUp':
      return inside(at - page);
    case 'PageDown':
      return inside(at + page);
    case 'Home':
      return first;
    case 'End':
      return end - 1;
    default:
      return null;
  }
}
