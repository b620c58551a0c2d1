// The columns of the list: which there are, how wide, and in which order, as a person has set them.
import type { MessageColumn, MessageColumnSettings } from '../../../state/settings-store.ts';

/** In the order in which they come unless a person sets another. */
export const ALL_COLUMNS: readonly MessageColumn[] = [
  'time',
  'direction',
  'topic',
  'payload',
  'qos',
  'retained',
  'size',
  'properties',
  'subscription',
];

/** Pixels, or a share of what the others leave. */
const DEFAULT_WIDTHS: Readonly<Record<MessageColumn, number | `${number}fr`>> = {
  time: 92,
  direction: 18,
  topic: '2fr',
  payload: '3fr',
  qos: 24,
  retained: 18,
  size: 52,
  properties: 130,
  subscription: 120,
};

/** Those with a picture only do not need to be made wider. */
export const FIXED_COLUMNS: ReadonlySet<MessageColumn> = new Set(['direction', 'qos', 'retained']);

export const DEFAULT_COLUMNS: MessageColumnSettings = {
  order: ALL_COLUMNS,
  hidden: ['properties', 'subscription'],
  widths: {},
};

export const MIN_COLUMN_PX = 32;
/** What others leave, at the least: its head can still be grasped. */
const MIN_SHARE_PX = 64;
const MAX_COLUMN_PX = 1200;

/** What is shown, in its order. Columns that were not there when it was set come last. */
export function shownColumns({ order, hidden }: MessageColumnSettings): readonly MessageColumn[] {
  return allColumns(order).filter((column) => !hidden.includes(column));
}

/** Every column once, whatever was stored. */
export function allColumns(order: readonly MessageColumn[]): readonly MessageColumn[] {
  const known = order.filter((column, i) => ALL_COLUMNS.includes(column) && order.indexOf(column) === i);
  return [...known, ...ALL_COLUMNS.filter((column) => !known.includes(column))];
}

/** CSS: `grid-template-columns`. Set widths give way where there is no room; one column takes what is left. */
export function columnTemplate({ order, hidden, widths }: MessageColumnSettings): string {
  const shown = shownColumns({ order, hidden, widths });
  const flexible = shown.filter((column) => typeof trackOf(column, widths) === 'string');
  const widest = flexible.length > 0 ? null : (shown.find((column) => !FIXED_COLUMNS.has(column)) ?? shown[0]);
  return shown
    .map((column) => {
      const track = trackOf(column, widths);
      if (typeof track === 'string') return `minmax(${MIN_SHARE_PX}px, ${track})`;
      return column === widest
        ? `minmax(${MIN_SHARE_PX}px, 1fr)`
        : FIXED_COLUMNS.has(column)
          ? `${track}px`
          : `minmax(0, ${track}px)`;
    })
    .join(' ');
}

function trackOf(column: MessageColumn, widths: MessageColumnSettings['widths']): number | string {
  return widths[column] ?? DEFAULT_WIDTHS[column];
}

export function withWidth(
  settings: MessageColumnSettings,
  column: MessageColumn,
  widthPx: number | null,
): MessageColumnSettings {
  const { [column]: _old, ...others } = settings.widths;
  if (widthPx === null) return { ...settings, widths: others };
  const width = Math.round(Math.min(MAX_COLUMN_PX, Math.max(MIN_COLUMN_PX, widthPx)));
  return { ...settings, widths: { ...others, [column]: width } };
}

/** The last column that is shown stays: without one there would be no head to bring others back from. */
export function withShown(
  settings: MessageColumnSettings,
  column: MessageColumn,
  shown: boolean,
): MessageColumnSettings {
  const hidden = settings.hidden.filter((other) => other !== column);
  if (shown) return { ...settings, hidden };
  if (shownColumns(settings).length === 1) return settings;
  return { ...settings, hidden: [...hidden, column] };
}

/** Puts a column before another; null: at the end. */
export function withPlace(
  settings: MessageColumnSettings,
  column: MessageColumn,
  before: MessageColumn | null,
): MessageColumnSettings {
  if (column === before) return settings;
  const others = allColumns(settings.order).filter((other) => other !== column);
  const at = before === null ? others.length : others.indexOf(before);
  return { ...settings, order: [...others.slice(0, at), column, ...others.slice(at)] };
}

/** Past the next column that is shown, to the left or to the right. */
export function withStep(settings: MessageColumnSettings, column: MessageColumn, step: -1 | 1): MessageColumnSettings {
  const shown = shownColumns(settings);
  const at = shown.indexOf(column);
  if (step === -1) return at > 0 ? withPlace(settings, column, shown[at - 1] ?? null) : settings;
  return at + 1 < shown.length ? withPlace(settings, column, shown[at + 2] ?? null) : settings;
}
