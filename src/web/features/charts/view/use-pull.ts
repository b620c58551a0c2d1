// Has the engine tell what a board shows: some six times a second while it follows what comes, at once when another time is
// shown, and not at all while nobody sees the page.
import { useEffect, useMemo } from 'react';
import type { ChartData, ChartSource } from '../../../../core/protocol/chart-contract.ts';
import { isCapture } from '../../../state/captures-store.ts';
import { fetchChartData } from '../../../state/charts-access.ts';
import { useWorkspace } from '../../../state/use-workspace.ts';
import { workspacesStore } from '../../../state/workspaces-store.ts';
import type { Board } from '../../../storage/stored-boards.ts';
import type { BoardView, TimeRange } from './board-view.ts';

const LIVE_MS = 160;
/** Of an hour nothing moves by a pixel in less. */
const MAX_LIVE_MS = 500;
const BEHIND_MS = 40;
/** Of all series together: more of them are not drawn within a frame. Wider columns lose no spike either. */
const MAX_COLUMNS = 8_000;
/** What lies still changes only at its edges. */
const STILL_MS = 500;
/** More than is shown at each side, as a share of it: lines go on to the edge, and a small pan finds them drawn. */
const MARGIN = 0.1;

export function usePull(profileId: string, board: Board, view: BoardView): void {
  const cleared = useWorkspace(profileId, ({ tick }) => tick.cleared);
  const sourcesKey = JSON.stringify(board.charts.flatMap(({ series }) => series.map(({ id, source }) => [id, source])));
  const wanted = useMemo(() => {
    const pairs: [string, ChartSource][] = JSON.parse(sourcesKey);
    return { ids: pairs.map(([id]) => id), sources: pairs.map(([, source]) => source) };
  }, [sourcesKey]);
  const { id: boardId, spanMs } = board;
  // biome-ignore lint/correctness/useExhaustiveDependencies: after a clear, and after it was undone, everything is another
  useEffect(() => {
    if (wanted.sources.length === 0) return view.setState({ pulled: null });
    let isGone = false;
    let isBusy = false;
    let isBehind = false;
    let isStale = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let newest: number | null = null;
    const run = async () => {
      clearTimeout(timer);
      timer = undefined;
      if (isBusy || isGone || document.hidden) return;
      isBusy = true;
      isStale = false;
      const { fixed, widthPx } = view.getState();
      const isMoving = movesOn(profileId);
      const end = isMoving || newest === null ? Date.now() : newest;
      const range = fixed ?? (spanMs === null ? null : { from: end - spanMs, to: end });
      const margin = range ? (range.to - range.from) * MARGIN : 0;
      const lines = view.getState().pulled?.data.series.length ?? 1;
      const columns = Math.min(widthPx, MAX_COLUMNS / Math.max(1, lines));
      const pixels = Math.max(50, Math.round(columns * (range ? 1 + MARGIN * (fixed ? 2 : 1) : 1)));
      const data = await fetchChartData(profileId, {
        boardId,
        sources: wanted.sources,
        from: range ? range.from - margin : null,
        to: range ? range.to + (fixed ? margin : 0) : isMoving || newest === null ? null : newest,
        pixels,
      });
      isBusy = false;
      if (isGone) return;
      if (data) {
        const before = newest;
        newest = newestOf(data);
        const live = fixed ? (view.getState().pulled?.live ?? fixed) : (range ?? wholeOf(data));
        const { crosshair } = view.getState();
        // It was left behind: what it met is not to be seen any more.
        if (!fixed && crosshair !== null && crosshair < live.from) view.setState({ crosshair: null, isSpoken: false });
        const until = isMoving ? Date.now() : (newest ?? data.to);
        view.setState({
          pulled: {
            data,
            sources: wanted.sources,
            seriesIds: wanted.ids,
            columnMs: (data.to - data.from) / pixels,
            live,
            end: until,
          },
        });
        // What has ended is shown up to its end, which is known only now.
        if (!isMoving && !fixed && newest !== before) isStale = true;
      }
      isBehind = data?.isBehind ?? false;
      plan();
    };
    const plan = () => {
      if (timer !== undefined || isBusy || isGone || document.hidden) return;
      const isLive = view.getState().fixed === null && movesOn(profileId);
      if (isStale) timer = setTimeout(run, 0);
      else if (isBehind) timer = setTimeout(run, BEHIND_MS);
      else if (isLive) timer = setTimeout(run, liveMs(view));
      else if (isDirty) timer = setTimeout(run, STILL_MS);
      isDirty = false;
    };
    let isDirty = false;
    void run();
    const stops = [
      view.subscribe((now, before) => {
        if (now.fixed === before.fixed && now.widthPx === before.widthPx) return;
        isStale = true;
        clearTimeout(timer);
        timer = undefined;
        plan();
      }),
      workspacesStore.subscribe(({ byProfile }, before) => {
        if (byProfile[profileId] === before.byProfile[profileId]) return;
        isDirty = true;
        plan();
      }),
    ];
    const onVisible = () => void run();
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      isGone = true;
      clearTimeout(timer);
      for (const stop of stops) stop();
      document.removeEventListener('visibilitychange', onVisible);
    };
  }, [profileId, boardId, spanMs, wanted, cleared, view]);
}

/** Whether time goes on: of what has ended, its last minutes are worth more than empty ones. */
function movesOn(profileId: string): boolean {
  if (isCapture(profileId)) return false;
  const phase = workspacesStore.getState().byProfile[profileId]?.connection.phase;
  return phase !== undefined && phase !== 'disconnected' && phase !== 'failed';
}

function newestOf({ series }: ChartData): number | null {
  const times = series.flatMap(({ last }) => (last ? [last.time] : []));
  return times.length > 0 ? Math.max(...times) : null;
}

function wholeOf({ from, to, firstTime }: ChartData): TimeRange {
  return { from: firstTime === null ? from : Math.min(to, Math.max(from, firstTime)), to };
}

/** As often as a pixel's time, within reason. */
function liveMs(view: BoardView): number {
  const { pulled, widthPx } = view.getState();
  if (!pulled) return LIVE_MS;
  return Math.min(MAX_LIVE_MS, Math.max(LIVE_MS, (pulled.live.to - pulled.live.from) / widthPx / 2));
}
