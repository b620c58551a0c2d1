// What a board shows at the moment: which time, what the engine last answered, and where the crosshair stands. It outlives
// its components: who comes back from a message finds the chart as it was left.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ChartData, ChartSource } from '../../../../core/protocol/chart-contract.ts';

export interface TimeRange {
  /** Milliseconds since the epoch. */
  readonly from: number;
  readonly to: number;
}

export interface Pulled {
  readonly data: ChartData;
  readonly sources: readonly ChartSource[];
  /** Of the board's series, by `source` of the data's. */
  readonly seriesIds: readonly string[];
  /** Of a pixel's column. */
  readonly columnMs: number;
  /** What is to be shown while the board follows what comes. */
  readonly live: TimeRange;
  /** The newest there is; while time goes on, now. Milliseconds since the epoch. */
  readonly end: number;
}

export interface BoardViewState {
  /** Null: it follows what comes. */
  readonly fixed: TimeRange | null;
  readonly pulled: Pulled | null;
  /** Milliseconds since the epoch; null: it is nowhere. */
  readonly crosshair: number | null;
  /** The line that keys act on, as `lineKey` names it; null: the first of the chart. */
  readonly line: string | null;
  /** The crosshair was moved by keys, and is to be read out. */
  readonly isSpoken: boolean;
  /** Of a plot: as many columns are asked for. */
  readonly widthPx: number;
}

export type BoardView = StoreApi<BoardViewState>;

const views = new Map<string, BoardView>();

/** `place`: a workspace's board. */
export function boardView(place: string): BoardView {
  const known = views.get(place);
  if (known) return known;
  const made = createStore<BoardViewState>()(() => ({
    fixed: null,
    pulled: null,
    crosshair: null,
    line: null,
    isSpoken: false,
    widthPx: 600,
  }));
  views.set(place, made);
  return made;
}

/** Null: nothing is known yet. */
export function shownRange({ fixed, pulled }: Pick<BoardViewState, 'fixed' | 'pulled'>): TimeRange | null {
  return fixed ?? pulled?.live ?? null;
}
