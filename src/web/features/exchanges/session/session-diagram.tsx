// The whole session as one diagram, live: a row a packet, only those in view drawn, following the newest until somebody
// scrolls up. It holds what the packet list holds.
import { type KeyboardEvent, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListedPacket } from '../../../../core/log/packet-row.ts';
import { LogViewport, type LogViewportHandle, type LogViewportProps } from '../../../kit/log-viewport/log-viewport.tsx';
import { rowTime } from '../../../kit/row-time/row-time.ts';
import { useWorkspace } from '../../../state/use-workspace.ts';
import { openPacket } from '../../../state/workspace-actions.ts';
import { useDiagramTexts } from '../diagram/use-diagram-texts.ts';
import { SESSION_ROW_PX, sessionColumns } from './session-columns.ts';
import classes from './session-diagram.module.css';
import { SessionRow, sessionRowId } from './session-row.tsx';
import { useSessionRows } from './use-session-rows.ts';

export function SessionDiagram({ profileId }: { readonly profileId: string }) {
  const { t } = useTranslation('exchanges');
  const texts = useDiagramTexts();
  const query = useWorkspace(profileId, ({ packetQuery }) => packetQuery);
  const first = useWorkspace(profileId, ({ tick }) => tick.packets.first);
  const newest = useWorkspace(profileId, ({ tick }) => tick.packets.end);
  const pausedAt = useWorkspace(profileId, ({ packetsPausedAt }) => packetsPausedAt);
  const opened = useWorkspace(profileId, ({ packetSeq }) => packetSeq);
  const end = Math.max(first, pausedAt ?? newest);
  const rows = useSessionRows(profileId, query);
  const list = useRef<LogViewportHandle>(null);
  const box = useRef<HTMLDivElement>(null);
  const [widthPx, setWidthPx] = useState(0);
  const columns = useMemo(() => sessionColumns(widthPx), [widthPx]);
  const [isFollowing, setFollowing] = useState(true);
  /** The row that was opened last; positions in another list mean others. */
  const [cursor, setCursor] = useState<number | null>(null);
  const drawn = useRef(0);
  const drawnEnd = isFollowing ? Math.max(first, Math.min(end, Math.max(rows.end, drawn.current))) : end;
  drawn.current = drawnEnd;
  const openedRow = rowOf(rows, first, end, cursor, opened);
  const lit = openedRow?.exchange?.id ?? null;

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => setWidthPx(element.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const view = useCallback<LogViewportProps['onView']>(
    (range) => {
      setFollowing(range.following);
      rows.want(range.following ? { from: Math.max(first, end - range.capacity), to: end } : range);
    },
    [rows.want, first, end],
  );
  const open = (row: ListedPacket) => {
    setCursor(row.position);
    list.current?.reveal(row.position);
    if (row.event === null) openPacket(profileId, row.seq);
  };
  // A packet that was opened in the list beside is shown here, too, where it is known.
  useEffect(() => {
    if (openedRow) setCursor(openedRow.position);
  }, [openedRow]);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const at = Math.max(first, Math.min(end - 1, (cursor ?? end) + step));
    const row = rows.row(at);
    if (row) open(row);
  };
  return (
    <div ref={box} className={classes.diagram}>
      <div className={classes.heads} aria-hidden="true">
        <span style={{ left: columns.client }}>{texts.client}</span>
        <span style={{ left: columns.broker }}>{texts.broker}</span>
      </div>
      <div
        className={classes.list}
        role="listbox"
        tabIndex={0}
        aria-label={t('session.diagramOf')}
        aria-activedescendant={cursor !== null && rows.row(cursor) ? sessionRowId(cursor) : undefined}
        onKeyDown={onKeyDown}
        onClick={({ target }) => {
          const position = (target as Element).closest<HTMLElement>('[data-position]')?.dataset.position;
          const row = position === undefined ? undefined : rows.row(Number(position));
          if (row) open(row);
        }}
      >
        <LogViewport
          ref={list}
          first={first}
          end={drawnEnd}
          rowHeightPx={SESSION_ROW_PX}
          onView={view}
          renderRow={(position) => {
            const row = rows.row(position);
            if (!row) return <div className={classes.placeholder} />;
            const { minutes, seconds } = rowTime(row.time);
            const time = minutes + seconds;
            const event = row.event ? texts.event(row.event) : null;
            return (
              <SessionRow
                row={row}
                columns={columns}
                isLit={lit !== null && row.exchange?.id === lit}
                isOpened={row.seq === opened}
                event={event}
                gap={texts.span(row.gapMs ?? 0)}
                sentence={
                  event === null
                    ? t(`session.row.${row.direction}`, { time, type: row.type ?? '?', summary: row.summary })
                    : t('step.event', { time, text: event })
                }
              />
            );
          }}
        />
      </div>
      {end === first && <p className={classes.empty}>{t('session.empty')}</p>}
      <div className={classes.foot}>
        <button type="button" className={classes.follow} disabled={isFollowing} onClick={() => list.current?.follow()}>
          ↓ {t('session.follow')}
        </button>
      </div>
    </div>
  );
}

function rowOf(
  rows: { row(position: number): ListedPacket | undefined },
  first: number,
  end: number,
  cursor: number | null,
  seq: number | null,
): ListedPacket | undefined {
  if (seq === null) return undefined;
  const known = cursor === null ? undefined : rows.row(cursor);
  if (known?.seq === seq) return known;
  // Without a filter positions are sequence numbers.
  const guess = rows.row(seq);
  if (guess?.seq === seq) return guess;
  for (let position = end - 1; position >= Math.max(first, end - 200); position--)
    if (rows.row(position)?.seq === seq) return rows.row(position);
  return undefined;
}
