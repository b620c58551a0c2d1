// States as a band: a stretch for as long as each holds, with its name where there is room.
import { MIXED_STATE, NO_STATE } from '../../../../core/protocol/chart-contract.ts';
import type { StateSeries } from '../view/chart-lines.ts';
import type { Palette } from './palette.ts';

export interface StatePlace {
  readonly x: (time: number) => number;
  readonly ratio: number;
  readonly leftPx: number;
  readonly widthPx: number;
  readonly topPx: number;
  readonly heightPx: number;
  /** Up to when the last state is known to hold: milliseconds since the epoch. */
  readonly until: number;
}

const FILL_ALPHA = 0.38;
const TEXT_ROOM_PX = 6;
const MARK_PX = 3;
const HATCH_PX = 4;

/** Names that say that nothing goes on: they are grey wherever they stand. */
const IDLE = /^(off|false|0|closed?|no|none|idle|offline|stopped|inactive|low)$/iu;

/** The states of several bands, each once: a state has one colour in all of them. */
export function namesOfStates(bands: readonly StateSeries[]): readonly string[] {
  return [...new Set(bands.flatMap(({ names }) => names))].filter((name) => !IDLE.test(name));
}

/** 1 to 8. `known`: as `namesOfStates` gives them. */
export function stateColor(name: string, known: readonly string[]): number {
  const at = known.indexOf(name);
  return at < 0 ? 8 : (at % 7) + 1;
}

/** `color`: of the series, as a bar at the left that tells whose band it is. `known`: states of all bands of the chart. */
export function drawStates(
  context: CanvasRenderingContext2D,
  { times, states, names }: StateSeries,
  place: StatePlace,
  palette: Palette,
  color: number,
  known: readonly string[],
): void {
  const { x, ratio, leftPx, widthPx, topPx, heightPx, until } = place;
  const rightPx = leftPx + widthPx;
  context.save();
  context.beginPath();
  context.rect(leftPx, topPx, widthPx, heightPx);
  context.clip();
  context.font = `${11 * ratio}px system-ui, sans-serif`;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  for (let i = 0; i < times.length; i++) {
    const state = states[i] as number;
    if (state === NO_STATE) continue;
    const begin = Math.max(leftPx, x(times[i] as number));
    const end = Math.min(rightPx, x(i + 1 < times.length ? (times[i + 1] as number) : until));
    if (end < leftPx || begin > rightPx) continue;
    // However short, it is seen.
    const width = Math.max(ratio, end - begin);
    if (state === MIXED_STATE) {
      hatch(context, { begin, width, topPx, heightPx, ratio }, palette.quiet);
      continue;
    }
    context.globalAlpha = FILL_ALPHA;
    const name = names[state] ?? '';
    context.fillStyle = palette.categories[stateColor(name, known)] ?? palette.quiet;
    context.fillRect(begin, topPx, width, heightPx);
    context.globalAlpha = 1;
    context.fillRect(begin, topPx, Math.min(width, ratio), heightPx);
    if (width < 16 * ratio) continue;
    const room = width - 2 * TEXT_ROOM_PX * ratio;
    const text = fitted(context, name, room);
    context.fillStyle = palette.text;
    context.fillText(text, begin + TEXT_ROOM_PX * ratio, topPx + heightPx / 2);
  }
  context.fillStyle = palette.categories[color] ?? palette.quiet;
  context.fillRect(leftPx, topPx, MARK_PX * ratio, heightPx);
  context.restore();
}

/** As much of it as has room; empty: not even its beginning. */
function fitted(context: CanvasRenderingContext2D, text: string, roomPx: number): string {
  if (context.measureText(text).width <= roomPx) return text;
  for (let length = Math.min(text.length, 40) - 1; length > 0; length--) {
    const cut = `${text.slice(0, length)}…`;
    if (context.measureText(cut).width <= roomPx) return cut;
  }
  return '';
}

interface HatchedPlace {
  readonly begin: number;
  readonly width: number;
  readonly topPx: number;
  readonly heightPx: number;
  readonly ratio: number;
}

/** Several states within a pixel: neither of them. */
function hatch(context: CanvasRenderingContext2D, place: HatchedPlace, color: string): void {
  const { begin, width, topPx, heightPx, ratio } = place;
  context.fillStyle = color;
  const step = HATCH_PX * ratio;
  for (let y = topPx; y < topPx + heightPx; y += step) context.fillRect(begin, y, width, step / 2);
}
