// The grid of messages: one tab stop; arrows walk the selection, letters act on it, Enter opens the chosen message.

import { useMediaQuery } from '@mantine/hooks';
import {
  type CSSProperties,
  type KeyboardEvent,
  lazy,
  type MouseEvent,
  type Ref,
  Suspense,
  useCallback,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { LogViewport, type LogViewportHandle, type LogViewportProps } from '../../kit/log-viewport/log-viewport.tsx';
import { useLongPress } from '../../kit/long-press/use-long-press.ts';
import { type MenuPlace, placeOfButton, placeOfPointer } from '../../kit/menu-place/menu-place.ts';
import { targetOfKey } from '../../kit/row-choice/target-of-key.ts';
import { setFolded, settingsStore } from '../../state/settings-store.ts';
import { useClientNames } from '../../state/use-captured-connections.ts';
import { useActiveProfile } from '../../state/use-workspace.ts';
import { ColumnHeads } from './column-heads.tsx';
import { columnTemplate, DEFAULT_COLUMNS, shownColumns } from './columns/message-columns.ts';
import { actionOfKey } from './grid-action.ts';
import classes from './message-grid.module.css';
import { MessageRowView, rowId } from './message-row-view.tsx';
import { RowIconShapes } from './row-icons.tsx';
import { type Said, useGridActions } from './use-grid-actions.ts';
import { useMatchMap } from './use-match-map.ts';
import { useMessageRows } from './use-message-rows.ts';
import { useRowChoice } from './use-row-choice.ts';
import { useRowTexts } from './use-row-texts.ts';
import { useRowTimes } from './use-row-times.ts';

const RowMenu = lazy(async () => ({ default: (await import('./row-menu.tsx')).RowMenu }));

export interface MessageGridProps {
  readonly ref: Ref<LogViewportHandle>;
  readonly list: () => LogViewportHandle | null;
  readonly profileId: string;
  readonly first: number;
  readonly end: number;
  readonly onView: LogViewportProps['onView'];
  readonly onPublish: ((seq: number) => void) | undefined;
  readonly onExport: ((seqs: readonly number[]) => void) | undefined;
  readonly onReplay: ((seqs: readonly number[]) => void) | undefined;
}

const PHONE = '(max-width: 767px)';
const PHONE_ROW_PX = 54;
const ROW_PX = 28;
const COMPACT_ROW_PX = 22;

export function MessageGrid(props: MessageGridProps) {
  const { ref, list, profileId, first, end, onView, onPublish, onExport, onReplay } = props;
  const { t } = useTranslation('messages');
  const phone = useMediaQuery(PHONE, window.matchMedia(PHONE).matches);
  const settings = useStore(settingsStore, (state) => state.messageColumns) ?? DEFAULT_COLUMNS;
  const compact = useStore(settingsStore, (state) => state.compactRows);
  const columns = useMemo(() => shownColumns(settings), [settings]);
  const colors = useColors();
  const clientOf = useClientNames(profileId);
  const rows = useMessageRows(profileId);
  const choice = useRowChoice(profileId, rows);
  const { at, selectedSeq, picked } = choice;
  const texts = useRowTexts();
  const times = useRowTimes(rows, selectedSeq);
  const marks = useMatchMap(profileId, end);
  const { said, say, run } = useGridActions({
    profileId,
    choice,
    onPublish,
    onExport,
    onReplay,
    onChanged: rows.reload,
  });
  const [menu, setMenu] = useState<{ readonly place: MenuPlace; readonly ordinal: number } | null>(null);
  const grid = useRef<HTMLDivElement>(null);

  const openMenu = async (ordinal: number, place: MenuPlace) => {
    const row = rows.row(ordinal);
    // What is under the pointer is meant, unless it is one of several that are chosen. On a phone what is selected opens
    // over everything.
    if (row && !phone && !picked.has(row.seq)) await choice.select(ordinal);
    setMenu({ place, ordinal });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    const isMenuKey = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey);
    const row = at === null ? undefined : rows.row(at);
    if (isMenuKey && at !== null && row) {
      event.preventDefault();
      const element = document.getElementById(rowId(at));
      if (element) void openMenu(at, placeOfButton(element));
      return;
    }
    const action = actionOfKey(event, event.code);
    if (action === 'pick-all') {
      event.preventDefault();
      void choice.pickAll(first, end).then((done) => done || say('too-many'));
    } else if (action === 'unpick') choice.unpick();
    else if (action === 'open') {
      // A pane that is folded away shows nothing.
      setFolded('inspector', false);
      if (at !== null) void choice.select(at);
    } else if (action !== null) {
      event.preventDefault();
      void run(action, row);
    } else walk(event);
  };
  const walk = (event: KeyboardEvent) => {
    const target = targetOfKey(event.key, at, first, end, list()?.rowsInView ?? 1);
    if (target === null || end === first) return;
    event.preventDefault();
    if (event.key === 'End' && !event.shiftKey) list()?.follow();
    else list()?.reveal(target);
    if (event.shiftKey) void choice.extend(target).then((done) => done || say('too-many'));
    else void choice.select(target);
  };
  const onClick = (event: MouseEvent) => {
    const target = event.target as Element;
    const ordinal = ordinalOf(target);
    if (ordinal === null) return;
    const button = target.closest('[data-actions]');
    if (button) void openMenu(ordinal, placeOfButton(button));
    else if (event.shiftKey) void choice.extend(ordinal).then((done) => done || say('too-many'));
    else if (event.ctrlKey || event.metaKey) void choice.toggle(ordinal);
    else void choice.select(ordinal);
  };
  const { cancel: cancelPress, ...touch } = useLongPress((target, place) => {
    const ordinal = ordinalOf(target);
    if (ordinal !== null) void openMenu(ordinal, place);
  });
  // While following, the list is drawn up to where its rows have come: drawn up to its end it would be blank until then,
  // which at high rates is most of the time.
  const following = useRef(true);
  const drawn = useRef(0);
  const drawnEnd = following.current ? Math.max(first, Math.min(end, Math.max(rows.end, drawn.current))) : end;
  drawn.current = drawnEnd;
  const view = useCallback<LogViewportProps['onView']>(
    (range) => {
      following.current = range.following;
      const wanted = range.following ? { from: end - range.capacity, to: end } : range;
      // One more before them: times may be told from the row before.
      rows.want({ from: Math.max(first, wanted.from - 1), to: wanted.to });
      onView(range);
    },
    [rows.want, onView, first, end],
  );
  const menuRow = menu ? rows.row(menu.ordinal) : undefined;
  const meant = menuRow && !picked.has(menuRow.seq) ? [menuRow.seq] : choice.seqs;

  return (
    <div
      ref={grid}
      className={classes.grid}
      role="grid"
      tabIndex={0}
      aria-label={t('title')}
      aria-multiselectable="true"
      // Rows keep their numbers when others before them are let go: those are not there any more, and nothing else moves.
      aria-rowcount={end + 1}
      aria-activedescendant={at !== null && rows.row(at) ? rowId(at) : undefined}
      style={{ '--message-columns': columnTemplate(settings) } as CSSProperties}
      onKeyDown={onKeyDown}
      onClick={onClick}
      // Text in rows is not chosen by a click with Shift: rows are.
      onMouseDown={(event) => event.shiftKey && event.preventDefault()}
      {...touch}
      onContextMenu={(event) => {
        cancelPress();
        const ordinal = ordinalOf(event.target as Element);
        if (ordinal === null) return;
        event.preventDefault();
        void openMenu(ordinal, placeOfPointer(event));
      }}
    >
      <RowIconShapes />
      <ColumnHeads />
      <LogViewport
        ref={ref}
        first={first}
        end={drawnEnd}
        rowHeightPx={phone ? PHONE_ROW_PX : compact ? COMPACT_ROW_PX : ROW_PX}
        marks={marks}
        onView={view}
        renderRow={(ordinal) => {
          const row = rows.row(ordinal);
          if (!row) return <div className={classes.placeholder} />;
          return (
            <MessageRowView
              row={row}
              index={ordinal + 2}
              selected={row.seq === selectedSeq}
              picked={picked.has(row.seq)}
              color={row.subscription === null ? 0 : (colors.get(row.subscription) ?? 0)}
              texts={texts}
              columns={columns}
              client={clientOf(row.connection)}
              {...times(row)}
            />
          );
        }}
      />
      <SaidLine said={said} picked={picked.size} />
      {menu && menuRow && (
        <Suspense>
          <RowMenu
            place={menu.place}
            row={menuRow}
            count={meant.length}
            canPublish={onPublish !== undefined}
            canExport={onExport !== undefined}
            canReplay={onReplay !== undefined}
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

/** What came of a key, and how many are chosen: over the list's last row, and only while there is something to say. */
function SaidLine({ said, picked }: { readonly said: Said | null; readonly picked: number }) {
  const { t } = useTranslation('messages');
  const text = said ? t(`said.${said}`) : picked > 1 ? t('said.picked', { count: picked }) : '';
  return (
    <span className={classes.said} role="status" hidden={text === ''}>
      {text}
    </span>
  );
}

function ordinalOf(element: Element): number | null {
  const ordinal = element.closest<HTMLElement>('[data-ordinal]')?.dataset.ordinal;
  return ordinal === undefined ? null : Number(ordinal);
}

function useColors(): ReadonlyMap<string, number> {
  const subscriptions = useActiveProfile()?.subscriptions;
  return useMemo(() => new Map(subscriptions?.map(({ filter, color }) => [filter, color])), [subscriptions]);
}
