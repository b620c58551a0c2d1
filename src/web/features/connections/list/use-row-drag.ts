// Rows are dragged with a mouse or a pen; a finger scrolls, and has the menu. Nothing moves until the row is dropped: a
// line shows where it would go.
import { type PointerEvent as ReactPointerEvent, type RefObject, useEffect, useRef } from 'react';
import { dropPlace, markAt } from './drop-place.ts';
import { moveTo } from './list-actions.ts';
import { isSearching } from './list-keys.ts';
import { currentSections, listStore, targetsOf } from './list-store.ts';

/** Pixels: a click may shake. */
const DRAG_FROM = 5;
/** Pixels from the list's edge, and pixels a frame. */
const SCROLL_ZONE = 24;
const SCROLL_STEP = 8;

/** Returns what begins a drag, for the list's element. */
export function useRowDrag(list: RefObject<HTMLElement | null>): (event: ReactPointerEvent) => void {
  const stop = useRef<() => void>(undefined);
  useEffect(() => () => stop.current?.(), []);
  return (event) => {
    const id = (event.target as Element).closest<HTMLElement>('[data-row]')?.dataset.row;
    const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0;
    if (id === undefined || !plain || event.pointerType === 'touch' || !list.current || isSearching()) return;
    stop.current?.();
    stop.current = beginDrag(list.current, id, event.clientX, event.clientY);
  };
}

function beginDrag(list: HTMLElement, id: string, startX: number, startY: number): () => void {
  let y = startY;
  let frame = 0;
  const ids = targetsOf(id);

  const look = () => {
    const mark = markAt(list, y);
    const before = listStore.getState().drag?.mark;
    if (before?.key !== mark?.key || before?.where !== mark?.where) listStore.setState({ drag: { ids, mark } });
  };
  const scroll = () => {
    const { top, bottom } = list.getBoundingClientRect();
    const step = y < top + SCROLL_ZONE ? -SCROLL_STEP : y > bottom - SCROLL_ZONE ? SCROLL_STEP : 0;
    if (step !== 0) {
      list.scrollTop += step;
      look();
    }
    frame = requestAnimationFrame(scroll);
  };
  const onMove = (event: PointerEvent) => {
    if (!listStore.getState().drag) {
      if (Math.hypot(event.clientX - startX, event.clientY - startY) < DRAG_FROM) return;
      listStore.setState({ drag: { ids, mark: null } });
      scroll();
    }
    y = event.clientY;
    look();
  };
  const onUp = () => {
    const { drag } = listStore.getState();
    end();
    if (!drag) return;
    // The click that the button's release makes is none.
    window.addEventListener('click', swallow, { capture: true, once: true });
    setTimeout(() => window.removeEventListener('click', swallow, { capture: true }));
    const place = drag.mark && dropPlace(currentSections(), drag.mark);
    if (place) void moveTo(ids, place);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !listStore.getState().drag) return;
    event.preventDefault();
    event.stopPropagation();
    end();
  };
  const end = () => {
    cancelAnimationFrame(frame);
    window.removeEventListener('pointermove', onMove);
    window.removeEventListener('pointerup', onUp);
    window.removeEventListener('pointercancel', end);
    window.removeEventListener('blur', end);
    window.removeEventListener('keydown', onKey, { capture: true });
    if (listStore.getState().drag) listStore.setState({ drag: null });
  };
  window.addEventListener('pointermove', onMove);
  window.addEventListener('pointerup', onUp);
  window.addEventListener('pointercancel', end);
  window.addEventListener('blur', end);
  window.addEventListener('keydown', onKey, { capture: true });
  return end;
}

function swallow(event: Event): void {
  event.stopPropagation();
  event.preventDefault();
}
