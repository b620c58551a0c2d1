// The grid of messages: one tab stop; arrows walk the selection, Enter opens the chosen message.

import { useMediaQuery } from '@mantine/hooks';
import { type KeyboardEvent, type MouseEvent, type Ref, useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LogViewport, type LogViewportHandle, type LogViewportProps } from '../../kit/log-viewport/log-viewport.tsx';
import { fetchMessageRows } from '../../state/log-access.ts';
import { useActiveProfile, useWorkspace } from '../../state/use-workspace.ts';
import { selectMessage } from '../../state/workspace-actions.ts';
import { ColumnHeads } from './column-heads.tsx';
import classes from './message-grid.module.css';
import { MessageRowView, type RowTexts, rowId } from './message-row-view.tsx';
import { RowIconShapes } from './row-icons.tsx';
import { useMessageRows } from './use-message-rows.ts';

export interface MessageGridProps {
  readonly ref: Ref<LogViewportHandle>;
  readonly list: () => LogViewportHandle | null;
  readonly profileId: string;
  readonly first: number;
  readonly end: number;
  readonly onView: LogViewportProps['onView'];
}

const PHONE = '(max-width: 767px)';

export function MessageGrid({ ref, list, profileId, first, end, onView }: MessageGridProps) {
  const { t } = useTranslation('messages');
  const phone = useMediaQuery(PHONE, window.matchMedia(PHONE).matches);
  const selectedSeq = useWorkspace(profileId, (workspace) => workspace.selectedSeq);
  const wanted = useWorkspace(profileId, ({ query }) => query?.text ?? '');
  const colors = useColors();
  const rows = useMessageRows(profileId);
  /** The ordinal that the arrow keys start from. */
  const [cursor, setCursor] = useState<number | null>(null);
  const texts = useMemo<RowTexts>(
    () => ({
      received: t('received'),
      sent: t('sent'),
      retained: t('retained'),
      repeated: t('repeated'),
      repeatedMeaning: t('repeatedMeaning'),
      bytes: t('bytes'),
      emptyPayload: t('emptyPayload'),
    }),
    [t],
  );

  const lastSelect = useRef(0);
  const select = async (ordinal: number) => {
    setCursor(ordinal);
    const turn = ++lastSelect.current;
    const row = rows.row(ordinal) ?? (await fetchMessageRows(profileId, ordinal, 1))?.rows[0];
    // A row that was asked for later has been chosen meanwhile.
    if (row && turn === lastSelect.current) selectMessage(profileId, row.seq);
  };
  // The inspector's own buttons choose messages, too.
  const at = selectedSeq === null ? cursor : (rows.ordinalOf(selectedSeq) ?? cursor);
  const onKeyDown = (event: KeyboardEvent) => {
    const target = targetOfKey(event.key, at, first, end, list()?.rowsInView ?? 1);
    if (target === null || end === first) return;
    event.preventDefault();
    if (event.key === 'End') list()?.follow();
    else list()?.reveal(target);
    void select(target);
  };
  const onClick = ({ target }: MouseEvent) => {
    const ordinal = (target as Element).closest<HTMLElement>('[data-ordinal]')?.dataset.ordinal;
    if (ordinal !== undefined) void select(Number(ordinal));
  };
  // While following, the list is drawn up to where its rows have come: drawn up to its end it would be blank until then,
  // which at high rates is most of the time.
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

  return (
    <div
      className={classes.grid}
      role="grid"
      tabIndex={0}
      aria-label={t('title')}
      aria-rowcount={end - first + 1}
      aria-activedescendant={at !== null && rows.row(at) ? rowId(at) : undefined}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      <RowIconShapes />
      <ColumnHeads />
      <LogViewport
        ref={ref}
        first={first}
        end={drawnEnd}
        rowHeightPx={phone ? 54 : 28}
        onView={view}
        renderRow={(ordinal) => {
          const row = rows.row(ordinal);
          if (!row) return <div className={classes.placeholder} />;
          return (
            <MessageRowView
              row={row}
              index={ordinal - first + 2}
              selected={row.seq === selectedSeq}
              color={row.subscription === null ? 0 : (colors.get(row.subscription) ?? 0)}
              texts={texts}
              wanted={wanted}
            />
          );
        }}
      />
    </div>
  );
}

function useColors(): ReadonlyMap<string, number> {
  const subscriptions = useActiveProfile()?.subscriptions;
  return useMemo(() => new Map(subscriptions?.map(({ filter, color }) => [filter, color])), [subscriptions]);
}

/** Null: the key is none of ours. */
function targetOfKey(key: string, cursor: number | null, first: number, end: number, page: number): number | null {
  const at = cursor ?? end;
  const inside = (ordinal: number) => Math.max(first, Math.min(end - 1, ordinal));
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
    case 'Enter':
      return cursor === null ? null : inside(cursor);
    default:
      return null;
  }
}
