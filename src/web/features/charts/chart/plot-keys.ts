// What keys do in a plot: as the pointer, and with a crosshair that goes from point to point.
import type { BoardView } from '../view/board-view.ts';
import { shownRange } from '../view/board-view.ts';
import { type ChartLine, firstAt } from '../view/chart-lines.ts';
import { type Bounds, panned, zoomed } from '../view/move-window.ts';

const ZOOM = 0.7;
const PAN = 0.15;

export interface PlotKey {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** Whether the key has a meaning. */
export function actOnPlotKey(
  { key, shiftKey, ctrlKey, metaKey, altKey }: PlotKey,
  view: BoardView,
  lines: readonly ChartLine[],
  bounds: Bounds,
  open: () => void,
): boolean {
  if (ctrlKey || metaKey || altKey) return false;
  const state = view.getState();
  const range = shownRange(state);
  if (!range) return false;
  const at = state.crosshair ?? (range.from + range.to) / 2;
  switch (key) {
    case '+':
    case '=':
      view.setState({ fixed: zoomed(range, ZOOM, at, bounds) });
      return true;
    case '-':
    case '_':
      view.setState({ fixed: zoomed(range, 1 / ZOOM, at, bounds) });
      return true;
    case 'ArrowLeft':
    case 'ArrowRight': {
      const forward = key === 'ArrowRight';
      if (shiftKey) step(view, lines, forward);
      else view.setState({ fixed: panned(range, forward ? PAN : -PAN, bounds) });
      return true;
    }
    case 'PageUp':
    case 'PageDown':
      view.setState({ fixed: panned(range, key === 'PageDown' ? 0.9 : -0.9, bounds) });
      return true;
    case 'ArrowUp':
    case 'ArrowDown': {
      const shown = lines.filter(({ series }) => !series.isHidden);
      const now = shown.findIndex(({ key: name }) => name === state.line);
      const next = shown[(Math.max(0, now) + (key === 'ArrowDown' ? 1 : -1) + shown.length) % (shown.length || 1)];
      view.setState({ line: next?.key ?? null, isSpoken: true });
      return true;
    }
    case 'Home':
      view.setState({ fixed: { from: bounds.from, to: bounds.from + (range.to - range.from) } });
      return true;
    case 'End':
      view.setState({ fixed: null, crosshair: null });
      return true;
    case 'Enter':
      open();
      return true;
    case 'Escape':
      if (state.crosshair === null && state.fixed === null) return false;
      view.setState(state.crosshair === null ? { fixed: null } : { crosshair: null, isSpoken: false });
      return true;
    default:
      return false;
  }
}

/** To the next point of any line that is shown; from nowhere to the last one. */
function step(view: BoardView, lines: readonly ChartLine[], forward: boolean): void {
  const state = view.getState();
  const range = shownRange(state);
  if (!range) return;
  const from = state.crosshair ?? range.to + 1;
  const isForward = forward && state.crosshair !== null;
  let found: number | null = null;
  for (const { series, data } of lines) {
    if (series.isHidden) continue;
    const after = firstAt(data.times, from);
    const time = data.times[isForward ? (data.times[after] === from ? after + 1 : after) : after - 1];
    if (time === undefined || time < range.from || time > range.to) continue;
    if (found === null || (isForward ? time < found : time > found)) found = time;
  }
  if (found !== null) view.setState({ crosshair: found, isSpoken: true });
}
