// Charts: which numbers of the log become series, and how the page pulls them, as many as there are pixels.
import type { RoundTripKind } from '../log/exchange.ts';

export interface ChartRequests {
  /**
   * The series of a board within a window of time, by pixels. The engine reads the log on from where it was, and keeps the
   * series of this board until another `boardId`, or other sources, are asked for. Ask again while `isBehind`.
   */
  chartData: { args: ChartDataRequest; result: ChartData };
  /** The message behind a point: the one of the series nearest to `time`; null: none is kept. A sequence number. */
  chartMessage: { args: ChartMessageRequest; result: number | null };
  /** What numbers and states messages of these topics hold: for choosing. At most 200 of each. */
  chartableFields: { args: { readonly topicFilter: string }; result: readonly ChartableField[] };
  /** The board is closed: its series are dropped. */
  dropCharts: { args: null; result: null };
}

export type ChartSource =
  /** A number of each message: `path` within the payload (`temperature`, `values[2]`), '' for a payload that is a number. */
  | { readonly kind: 'value'; readonly topicFilter: string; readonly path: string }
  /** A text or boolean of each message, as bands of states. */
  | { readonly kind: 'state'; readonly topicFilter: string; readonly path: string }
  /** Messages, or bytes of payload, a second; all topics that the filter matches together. */
  | { readonly kind: 'rate'; readonly topicFilter: string; readonly of: 'messages' | 'bytes' }
  /** Milliseconds from a request to its answer. */
  | { readonly kind: 'round-trip'; readonly exchange: RoundTripKind };

export interface ChartDataRequest {
  readonly boardId: string;
  /** A filter with wildcards gives a series for each topic. */
  readonly sources: readonly ChartSource[];
  /** Milliseconds since the epoch; null: from the first point that is kept, up to now. */
  readonly from: number | null;
  readonly to: number | null;
  /** Columns to divide the window into. */
  readonly pixels: number;
}

export interface ChartData {
  /** The window that is answered, milliseconds since the epoch. */
  readonly from: number;
  readonly to: number;
  readonly series: readonly ChartSeries[];
  /** The first point of any series; null: there is none. */
  readonly firstTime: number | null;
  readonly isBehind: boolean;
  /** Topics that a wildcard would have added beyond `MAX_TOPICS_OF_SOURCE`. */
  readonly topicsLeftOut: number;
  /** Points of these series that were dropped for their budget's sake. */
  readonly dropped: number;
}

export type ChartSeries = {
  /** Position in `sources`. */
  readonly source: number;
  /** Null: not of one topic. */
  readonly topic: string | null;
  /** Points in all, and in the window. */
  readonly points: number;
  readonly inWindow: number;
  /** The newest point; null: none. */
  readonly last: { readonly time: number; readonly value: number | string } | null;
} & (
  | {
      readonly kind: 'numbers';
      /**
       * A column for each pixel that has points, ascending. A gap between two of them that is far longer than the series'
       * usual one is a gap to be shown: a column of NaN stands in it.
       */
      readonly times: Float64Array;
      readonly min: Float64Array;
      readonly max: Float64Array;
      readonly mean: Float64Array;
      /** How many points a column holds; 0 for a gap. */
      readonly counts: Uint32Array;
    }
  | {
      readonly kind: 'states';
      /** Names, by `states`. */
      readonly names: readonly string[];
      /** From when a state holds, up to the next; `MIXED_STATE`: more than one within this pixel; `NO_STATE`: a gap. */
      readonly times: Float64Array;
      readonly states: Int32Array;
    }
);

export const NO_STATE = -1;
export const MIXED_STATE = -2;

export interface ChartMessageRequest {
  readonly source: ChartSource;
  readonly topic: string | null;
  /** Milliseconds since the epoch. */
  readonly time: number;
  /** Of a column of several points: the one between these times whose value is the nearest. */
  readonly among?: { readonly from: number; readonly to: number; readonly value: number };
}

export interface ChartableField {
  readonly topic: string;
  readonly path: string;
  readonly kind: 'number' | 'state';
  /** The newest value, as text. */
  readonly sample: string;
}

/** More lines than this nobody tells apart. */
export const MAX_TOPICS_OF_SOURCE = 24;
