// What can be done with boards of charts.
import type { ChartSource } from '../../core/protocol/chart-contract.ts';
import type { Board, BoardChart, BoardSeries, FixedRange } from '../storage/stored-boards.ts';
import { boardInView, boardOwner, boardsOf, chartsStore, watchBoards, writeBoard } from './charts-store.ts';
import { newProfileId as newId } from './profile-id.ts';
import { showTab } from './workspace-actions.ts';

const COLORS = 8;
/** Who opens a board has just subscribed: of five minutes there would be only a sliver. */
export const DEFAULT_SPAN_MS = 60_000;

/** Brought into view as well. */
export function createBoard(owner: string, name: string, charts: readonly BoardChart[] = []): Board {
  const order = Math.max(0, ...boardsOf(owner).map((board) => board.order)) + 1;
  const board = { id: newId(), profileId: owner, name, order, openedAt: Date.now(), spanMs: DEFAULT_SPAN_MS, charts };
  void writeBoard(board.id, board);
  choose(board);
  return board;
}

export function openBoard(board: Board): void {
  choose(board);
  changeBoard(board.id, { openedAt: Date.now() });
}

function choose({ id, profileId }: Board): void {
  chartsStore.setState(({ chosen }) => ({ chosen: { ...chosen, [profileId]: id } }));
}

export function changeBoard(boardId: string, change: Partial<Board>): void {
  const board = chartsStore.getState().boards.find(({ id }) => id === boardId);
  if (!board) return;
  // What was removed from it cannot come back without undoing this as well.
  chartsStore.setState(({ removed }) => (removed?.board.id === boardId ? { removed: null } : {}));
  void writeBoard(boardId, { ...board, ...change });
}

/** With other ids all through: two boards never share a series. */
export function duplicateBoard(board: Board, name: string): Board {
  const charts = board.charts.map((chart) => ({
    ...chart,
    id: newId(),
    series: chart.series.map((one) => ({ ...one, id: newId() })),
  }));
  const copy = createBoard(board.profileId, name, charts);
  changeBoard(copy.id, { spanMs: board.spanMs });
  return copy;
}

export function removeBoard(board: Board): void {
  chartsStore.setState({ removed: { what: 'board', board } });
  void writeBoard(board.id, null);
}

export function undoRemoval(): void {
  const { removed } = chartsStore.getState();
  if (!removed) return;
  chartsStore.setState({ removed: null });
  void writeBoard(removed.board.id, removed.board);
  choose(removed.board);
}

export function forgetRemoval(): void {
  chartsStore.setState({ removed: null });
}

/** `chartId` null: in a chart of their own. Answers with the chart's id. */
export function addSeries(board: Board, chartId: string | null, sources: readonly NewSeries[]): string {
  const chart = board.charts.find(({ id }) => id === chartId) ?? newChart();
  const changed = { ...chart, series: [...chart.series] };
  for (const source of sources) changed.series.push(newSeries(source, changed.series));
  const charts = board.charts.includes(chart)
    ? board.charts.map((one) => (one === chart ? changed : one))
    : [...board.charts, changed];
  changeBoard(board.id, { charts });
  return changed.id;
}

/** What a person says of a series when it is added; the rest is chosen for it. */
export type NewSeries = { readonly source: ChartSource } & Partial<Pick<BoardSeries, 'name' | 'unit' | 'axis'>>;

export function newChart(series: readonly NewSeries[] = []): BoardChart {
  const made: BoardSeries[] = [];
  for (const one of series) made.push(newSeries(one, made));
  return { id: newId(), name: '', left: null, right: null, series: made };
}

function newSeries({ source, name = '', unit = '', axis = 'left' }: NewSeries, others: readonly BoardSeries[]) {
  return { id: newId(), source, name, unit, axis, color: freeColor(others), isHidden: false };
}

/** The first one that no other has; where all are taken, one after the other. */
function freeColor(others: readonly BoardSeries[]): number {
  for (let color = 1; color <= COLORS; color++) if (others.every((one) => one.color !== color)) return color;
  return (others.length % COLORS) + 1;
}

export function changeChart(board: Board, chartId: string, change: Partial<BoardChart>): void {
  changeBoard(board.id, {
    charts: board.charts.map((chart) => (chart.id === chartId ? { ...chart, ...change } : chart)),
  });
}

export function removeChart(board: Board, chartId: string): void {
  changeBoard(board.id, { charts: board.charts.filter(({ id }) => id !== chartId) });
  chartsStore.setState({ removed: { what: 'chart', board } });
}

/** One place up (-1) or down (1). */
export function moveChart(board: Board, chartId: string, by: -1 | 1): void {
  const charts = [...board.charts];
  const from = charts.findIndex(({ id }) => id === chartId);
  const [chart] = charts.splice(from, 1);
  if (!chart) return;
  charts.splice(Math.max(0, from + by), 0, chart);
  changeBoard(board.id, { charts });
}

export function changeSeries(board: Board, chart: BoardChart, seriesId: string, change: Partial<BoardSeries>): void {
  const series = chart.series.map((one) => (one.id === seriesId ? { ...one, ...change } : one));
  changeChart(board, chart.id, { series });
}

/** A chart whose last series goes stays: its name and place were chosen. */
export function removeSeries(board: Board, chart: BoardChart, seriesId: string): void {
  changeChart(board, chart.id, { series: chart.series.filter(({ id }) => id !== seriesId) });
  chartsStore.setState({ removed: { what: 'series', board } });
}

export function setRange(board: Board, chartId: string, side: 'left' | 'right', range: FixedRange | null): void {
  changeChart(board, chartId, side === 'left' ? { left: range } : { right: range });
}

/** Numbers of a topic, in a chart of their own on the board in view (`name`d so where there is none), and shows it. */
export async function chartFields(
  workspaceId: string,
  topicFilter: string,
  paths: readonly string[],
  name: string,
): Promise<void> {
  watchBoards();
  await new Promise<void>((resolve) => {
    if (chartsStore.getState().isLoaded) return resolve();
    const stop = chartsStore.subscribe(({ isLoaded }) => {
      if (!isLoaded) return;
      stop();
      resolve();
    });
  });
  const owner = boardOwner(workspaceId);
  const sources = paths.map((path) => ({ source: { kind: 'value' as const, topicFilter, path } }));
  addSeries(boardInView(owner) ?? createBoard(owner, name), null, sources);
  showTab(workspaceId, 'charts');
}
