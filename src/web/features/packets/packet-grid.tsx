// The grid of packets: one tab stop; arrows walk it and open what they come to, letters act on it.
import { useMediaQuery } from '@mantine/hooks';
import { type KeyboardEvent, lazy, type MouseEvent, type Ref, Suspense, useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ListedPacket } from '../../../core/log/packet-row.ts';
import { LogViewport, type LogViewportHandle, type LogViewportProps } from '../../kit/log-viewport/log-viewport.tsx';
import { useLongPress } from '../../kit/long-press/use-long-press.ts';
import { type MenuPlace, placeOfButton, placeOfPointer } from '../../kit/menu-place/menu-place.ts';
import { targetOfKey } from '../../kit/row-choice/target-of-key.ts';
import { settingsStore } from '../../state/settings-store.ts';
import { useClientNames } from '../../state/use-captured-connections.ts';
import { gutterOf } from './gutter.ts';
import { packetActionOfKey } from './packet-action.ts';
import classes from './packet-grid.module.css';
import { PacketHeads } from './packet-heads.tsx';
import { PacketRowView, packetRowId } from './packet-row-view.tsx';
import { PacketSaidLine } from './packet-said-line.tsx';
import { useChosenExchange } from './use-chosen-exchange.ts';
import { usePacketActions } from './use-packet-actions.ts';
import { usePacketChoice } from './use-packet-choice.ts';
import { usePacketRowTexts } from './use-packet-row-texts.ts';
import { usePacketRows } from './use-packet-rows.ts';
import { usePacketTimes } from './use-packet-times.ts';
import { useRevealOpened } from './use-reveal-opened.ts';

const PacketMenu = lazy(async () => ({ default: (await import('./packet-menu.tsx')).PacketMenu }));

export interface PacketGridProps {
  readonly ref: Ref<LogViewportHandle>;
  readonly list: () => LogViewportHandle | null;
  readonly profileId: string;
  /** Positions. */
  readonly first: number;
  readonly end: number;
  readonly onView: LogViewportProps['onView'];
  readonly onOpen: (row: ListedPacket) => void;
  readonly onExport: ((seqs: readonly number[]) => void) | undefined;
}

const PHONE = '(max-width: 767px)';
const ROW_PX = 28;
const COMPACT_ROW_PX = 22;
const PHONE_ROW_PX = 44;

export function PacketGrid({ ref, list, profileId, first, end, onView, onOpen, onExport }: PacketGridProps) {
  const { t } = useTranslation('packets');
  const phone = useMediaQuery(PHONE, window.matchMedia(PHONE).matches);
  const compact = useStore(settingsStore, (state) => state.compactRows);
  const rows = usePacketRows(profileId);
  const choice = usePacketChoice(profileId, rows, onOpen);
  const { at, selectedSeq, picked } = choice;
  const texts = usePacketRowTexts();
  const times = usePacketTimes(profileId, selectedSeq);
  const clientOf = useClientNames(profileId);
  const chosen = useChosenExchange(profileId, selectedSeq);
  const { said, say, run } = usePacketActions(profileId, texts, onExport);
  const [menu, setMenu] = useState<{ readonly place: MenuPlace; readonly position: number } | null>(null);
  const grid = useRef<HTMLDivElement>(null);

  useRevealOpened(profileId, selectedSeq, rows, list);
  const openMenu = async (position: number, place: MenuPlace) => {
    const row = rows.row(position);
    // What is under the pointer is meant, unless it is one of several that are chosen. On a phone what is opened takes
    // the room of the list.
    if (row && !phone && !picked.has(row.seq)) await choice.select(position);
    setMenu({ place, position });
  };
  const extend = (position: number) => void choice.extend(position).then((done) => done || say('too-many'));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    const row = at === null ? undefined : rows.row(at);
    if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
      const element = at === null ? null : document.getElementById(packetRowId(at));
      event.preventDefault();
      if (at !== null && element) void openMenu(at, placeOfButton(element));
      return;
    }
    const action = packetActionOfKey(event, event.code);
    if (action === null) return walk(event);
    if (action === 'unpick') return choice.unpick();
    event.preventDefault();
    if (action === 'pick-all') void choice.pickAll(first, end).then((done) => done || say('too-many'));
    else void run(action, row, choice.seqs);
  };
  const walk = (event: KeyboardEvent) => {
    const target = targetOfKey(event.key, at, first, end, list()?.rowsInView ?? 1);
    if (target === null || end === first) return;
    event.preventDefault();
    list()?.reveal(target);
    if (event.shiftKey) extend(target);
    else void choice.select(target);
  };
  const onClick = (event: MouseEvent) => {
    const target = event.target as Element;
    const position = positionOf(target);
    if (position === null) return;
    const button = target.closest('[data-actions]');
    if (button) void openMenu(position, placeOfButton(button));
    else if (event.shiftKey) extend(position);
    else if (event.ctrlKey || event.metaKey) void choice.toggle(position);
    else void choice.select(position);
  };
  const { cancel: cancelPress, ...touch } = useLongPress((target, place) => {
    const position = positionOf(target);
    if (position !== null) void openMenu(position, place);
  });
  // While following, the list is drawn up to where its rows have come.
  const following = useRef(true);
  const drawn = useRef(0);
  const drawnEnd = following.current ? Math.max(first, Math.min(end, Math.max(rows.end, drawn.current))) : end;
  drawn.current = drawnEnd;
  const view = useCallback<LogViewportProps['onView']>(
    (range) => {
      following.current = range.following;
      rows.want(range.following ? { from: Math.max(first, end - range.capacity), to: end } : range);
      onView(range);
    },
    [rows.want, onView, first, end],
  );
  const menuRow = menu ? rows.row(menu.position) : undefined;
  const meant = menuRow && !picked.has(menuRow.seq) ? [menuRow.seq] : choice.seqs;
  return (
    <div
      ref={grid}
      className={classes.grid}
      role="grid"
      tabIndex={0}
      aria-label={t('title')}
      aria-multiselectable="true"
      aria-rowcount={end + 1}
      aria-activedescendant={at !== null && rows.row(at) ? packetRowId(at) : undefined}
      onKeyDown={onKeyDown}
      onClick={onClick}
      // Text in rows is not chosen by a click with Shift: rows are.
      onMouseDown={(event) => event.shiftKey && event.preventDefault()}
      {...touch}
      onContextMenu={(event) => {
        cancelPress();
        const position = positionOf(event.target as Element);
        if (position === null) return;
        event.preventDefault();
        void openMenu(position, placeOfPointer(event));
      }}
    >
      <PacketHeads />
      <LogViewport
        ref={ref}
        first={first}
        end={drawnEnd}
        rowHeightPx={phone ? PHONE_ROW_PX : compact ? COMPACT_ROW_PX : ROW_PX}
        onView={view}
        renderRow={(position) => {
          const row = rows.row(position);
          if (!row) return <div className={classes.placeholder} />;
          return (
            <PacketRowView
              row={row}
              selected={row.seq === selectedSeq}
              picked={picked.has(row.seq)}
              gutter={gutterOf(row, chosen)}
              texts={texts}
              client={clientOf(row.connection)}
              {...times(row)}
            />
          );
        }}
      />
      <PacketSaidLine said={said} picked={picked.size} />
      {menu && menuRow && (
        <Suspense>
          <PacketMenu
            place={menu.place}
            row={menuRow}
            count={meant.length}
            canExport={onExport !== undefined}
            onAction={(action) => void run(action, menuRow, meant)}
            onClose={() => {
              setMenu(null);
              grid.current?.focus();
            }}
          />
        </Suspense>
      )}
    </div>
  );
}

function positionOf(element: Element): number | null {
  const position = element.closest<HTMLElement>('[data-position]')?.dataset.position;
  return position === undefined ? null : Number(position);
}
