// Boards of charts, as they are stored. What is no board, or one of another version of the app, stays and is not used; a
// series or chart that is not known is left out of its board.
import { liveQuery } from 'dexie';
import { z } from 'zod/mini';
import { ROUND_TRIP_KINDS } from '../../core/log/exchange.ts';
import { database } from './database.ts';

const id = z.string().check(z.minLength(1));

const storedSource = z.union([
  z.object({ kind: z.literal('value'), topicFilter: z.string(), path: z.string() }),
  z.object({ kind: z.literal('state'), topicFilter: z.string(), path: z.string() }),
  z.object({ kind: z.literal('rate'), topicFilter: z.string(), of: z.enum(['messages', 'bytes']) }),
  z.object({ kind: z.literal('round-trip'), exchange: z.enum(ROUND_TRIP_KINDS) }),
]);

const storedSeries = z.object({
  id,
  source: storedSource,
  /** Empty: named by its source. */
  name: z.string(),
  unit: z.string(),
  /** 1 to 8, of the page's categories. */
  color: z.number().check(z.gte(1), z.lte(8)),
  axis: z.enum(['left', 'right', 'own']),
  isHidden: z.boolean(),
});

/** Null: as its values need it. */
const storedRange = z.nullable(z.object({ min: z.number(), max: z.number() }));

const storedChart = z.object({
  id,
  /** Empty: named by its series. */
  name: z.string(),
  left: storedRange,
  right: storedRange,
  series: z.array(z.unknown()),
});

const storedBoard = z.object({
  id,
  /** Whose board it is: see `boardOwner`. */
  profileId: z.string(),
  name: z.string(),
  order: z.number(),
  /** When it was last brought into view: milliseconds since the epoch. */
  openedAt: z.number(),
  /** The time that is shown; null: all that is kept. */
  spanMs: z.nullable(z.number().check(z.positive())),
  charts: z.array(z.unknown()),
});

export type BoardSeries = Readonly<z.infer<typeof storedSeries>>;
export type SeriesAxis = BoardSeries['axis'];
export type FixedRange = Readonly<NonNullable<z.infer<typeof storedRange>>>;
export type BoardChart = Readonly<Omit<z.infer<typeof storedChart>, 'series'>> & {
  readonly series: readonly BoardSeries[];
};
export type Board = Readonly<Omit<z.infer<typeof storedBoard>, 'charts'>> & { readonly charts: readonly BoardChart[] };

/** Undefined: no board of this version of the app. */
export function parseBoard(record: unknown): Board | undefined {
  const parsed = storedBoard.safeParse(record);
  if (!parsed.success) return undefined;
  return { ...parsed.data, charts: parsed.data.charts.flatMap(parseChart) };
}

function parseChart(record: unknown): BoardChart[] {
  const parsed = storedChart.safeParse(record);
  if (!parsed.success) return [];
  const series = parsed.data.series.map((one) => storedSeries.safeParse(one));
  return [{ ...parsed.data, series: series.flatMap(({ data }) => (data ? [data] : [])) }];
}

/** Rejects when the browser cannot store it (private mode, disk full). */
export async function putBoard(board: Board): Promise<void> {
  await database.boards.put(board);
}

export async function deleteBoard(boardId: string): Promise<void> {
  await database.boards.delete(boardId);
}

/** Calls `onChange` with the boards of all profiles, now and after every change, of another tab too; never ends. */
export function watchStoredBoards(
  onChange: (boards: readonly Board[]) => void,
  onError: (error: unknown) => void,
): void {
  liveQuery(() => database.boards.toArray()).subscribe({
    next: (records) => onChange(records.map(parseBoard).filter((board) => board !== undefined)),
    error: onError,
  });
}
