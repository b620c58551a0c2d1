// What pointer and wheel do over a plot: move the crosshair, draw a stretch to zoom to, pan, pinch.
import { type BoardView, shownRange } from '../view/board-view.ts';
import { type Bounds, panned, selected, zoomed } from '../view/move-window.ts';

export interface PlotPointerProps {
  readonly view: BoardView;
  /** Of the plot within the element, in CSS pixels. */
  readonly area: () => { readonly left: number; readonly width: number };
  readonly bounds: () => Bounds;
  /** A stretch is being drawn, in pixels of the element; null: not any more. */
  readonly onStretch: (stretch: { readonly fromPx: number; readonly toPx: number } | null) => void;
  /** In pixels of the element. `isTouch`: a finger covers what it points at. */
  readonly onClick: (xPx: number, yPx: number, isTouch: boolean) => void;
}

/** Less than this is no movement. */
const SLOP_PX = 4;
const SLOP_TOUCH_PX = 9;
const SLOP_TAP_PX = 14;
const WHEEL_STEP = 0.0016;
const LINE_PX = 16;

/** Listens until the answer is called. */
export function attachPointer(element: HTMLElement, props: PlotPointerProps): () => void {
  const { view, area, bounds, onStretch, onClick } = props;
  const pointers = new Map<number, { x: number; y: number }>();
  let drag: { kind: 'stretch' | 'pan' | 'tap'; startX: number; startY: number; lastX: number; moved: boolean } | null =
    null;

  const placeOf = (event: MouseEvent) => {
    const box = element.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const timeAt = (x: number): number | null => {
    const range = shownRange(view.getState());
    const { left, width } = area();
    return range && width > 0 ? range.from + ((x - left) / width) * (range.to - range.from) : null;
  };
  const setCrosshair = (x: number) => {
    const time = timeAt(x);
    const { left, width } = area();
    const isInside = x >= left && x <= left + width;
    view.setState({ crosshair: isInside ? time : null, isSpoken: false });
  };
  /** A finger does not leave as a mouse does: a second tap at the place takes the crosshair away. */
  const tap = (x: number) => {
    const { crosshair } = view.getState();
    const [before, after] = [timeAt(x - SLOP_TAP_PX), timeAt(x + SLOP_TAP_PX)];
    const isThere =
      crosshair !== null && before !== null && after !== null && crosshair >= before && crosshair <= after;
    if (isThere) view.setState({ crosshair: null, isSpoken: false });
    else setCrosshair(x);
  };
  const panBy = (px: number) => {
    const range = shownRange(view.getState());
    if (range) view.setState({ fixed: panned(range, -px / Math.max(1, area().width), bounds()) });
  };
  const zoomBy = (factor: number, x: number) => {
    const range = shownRange(view.getState());
    const at = timeAt(x);
    if (range && at !== null) view.setState({ fixed: zoomed(range, factor, at, bounds()) });
  };

  const onDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    const { x, y } = placeOf(event);
    pointers.set(event.pointerId, { x, y });
    const isMouse = event.pointerType === 'mouse';
    const kind = isMouse ? (event.shiftKey ? 'pan' : 'stretch') : 'tap';
    drag = { kind, startX: x, startY: y, lastX: x, moved: pointers.size > 1 };
    if (isMouse) element.setPointerCapture(event.pointerId);
  };
  const onMove = (event: PointerEvent) => {
    const { x, y } = placeOf(event);
    const known = pointers.get(event.pointerId);
    if (known && pointers.size === 2) {
      const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
      if (other) {
        const before = Math.max(10, Math.abs(known.x - other.x));
        const now = Math.max(10, Math.abs(x - other.x));
        zoomBy(before / now, (x + other.x) / 2);
      }
      pointers.set(event.pointerId, { x, y });
      return;
    }
    if (!drag || !known) {
      if (event.pointerType === 'mouse') setCrosshair(x);
      return;
    }
    pointers.set(event.pointerId, { x, y });
    const slop = event.pointerType === 'mouse' ? SLOP_PX : SLOP_TOUCH_PX;
    if (Math.abs(x - drag.startX) > slop) drag.moved = true;
    if (!drag.moved) return;
    if (drag.kind === 'stretch') onStretch({ fromPx: drag.startX, toPx: x });
    else panBy(x - drag.lastX);
    drag.lastX = x;
  };
  const onUp = (event: PointerEvent) => {
    const { x, y } = placeOf(event);
    if (!pointers.delete(event.pointerId) || !drag) return;
    const { kind, startX, moved } = drag;
    if (pointers.size > 0) return;
    drag = null;
    onStretch(null);
    if (!moved) {
      if (kind === 'tap') tap(x);
      onClick(x, y, kind === 'tap');
    } else if (kind === 'stretch') {
      const [from, to] = [timeAt(startX), timeAt(x)];
      if (from !== null && to !== null) view.setState({ fixed: selected(from, to) });
    }
    if (kind !== 'tap') setCrosshair(x);
  };
  const onCancel = (event: PointerEvent) => {
    pointers.delete(event.pointerId);
    drag = null;
    onStretch(null);
  };
  const onLeave = (event: PointerEvent) => {
    if (event.pointerType === 'mouse' && !drag) view.setState({ crosshair: null });
  };
  const onWheel = (event: WheelEvent) => {
    event.preventDefault();
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_PX : 1;
    const sideways = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
    if (Math.abs(sideways) > Math.abs(event.deltaY) || event.shiftKey) panBy(-sideways * unit);
    else zoomBy(Math.exp(event.deltaY * unit * WHEEL_STEP), placeOf(event).x);
    setCrosshair(placeOf(event).x);
  };
  // Else the browser takes the end of the movement for a fling, and the next tap for one that stops it.
  const onTouchMove = (event: TouchEvent) => {
    if (event.cancelable && (drag?.moved || pointers.size > 1)) event.preventDefault();
  };
  const onDouble = () => view.setState({ fixed: null });

  const listeners = [
    ['pointerdown', onDown],
    ['pointermove', onMove],
    ['pointerup', onUp],
    ['pointercancel', onCancel],
    ['pointerleave', onLeave],
    ['dblclick', onDouble],
  ] as const;
  for (const [type, listener] of listeners) element.addEventListener(type, listener as EventListener);
  element.addEventListener('wheel', onWheel, { passive: false });
  element.addEventListener('touchmove', onTouchMove, { passive: false });
  return () => {
    for (const [type, listener] of listeners) element.removeEventListener(type, listener as EventListener);
    element.removeEventListener('wheel', onWheel);
    element.removeEventListener('touchmove', onTouchMove);
  };
}
