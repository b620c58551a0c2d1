// A finger that stays on a row asks for its menu. Browsers that know it send `contextmenu` for that; Safari on iOS does not.
import { type TouchEvent, useEffect, useRef } from 'react';
import { type MenuPlace, placeOfPointer } from '../menu-place/menu-place.ts';

/** As long as iOS itself takes for its menus. */
const PRESS_MS = 500;

/** A finger trembles; further than this it scrolls. */
const MOVED_PX = 10;

export interface LongPress {
  readonly onTouchStart: (event: TouchEvent) => void;
  readonly onTouchMove: (event: TouchEvent) => void;
  readonly onTouchEnd: (event: TouchEvent) => void;
  readonly onTouchCancel: () => void;
  /** The browser has told of it itself. */
  readonly cancel: () => void;
}

export function useLongPress(onPress: (target: Element, place: MenuPlace) => void): LongPress {
  const press = useRef<{ readonly x: number; readonly y: number; readonly timer: ReturnType<typeof setTimeout> }>(
    undefined,
  );
  /** The menu is open: the finger that leaves is no tap on what lies below it. */
  const isDone = useRef(false);
  const cancel = () => {
    clearTimeout(press.current?.timer);
    press.current = undefined;
  };
  useEffect(() => () => clearTimeout(press.current?.timer), []);
  return {
    onTouchStart: ({ touches, target }) => {
      cancel();
      isDone.current = false;
      const touch = touches[0];
      if (!touch || touches.length > 1) return;
      const { clientX, clientY } = touch;
      const timer = setTimeout(() => {
        press.current = undefined;
        isDone.current = true;
        onPress(target as Element, placeOfPointer({ clientX, clientY }));
      }, PRESS_MS);
      press.current = { x: clientX, y: clientY, timer };
    },
    onTouchMove: ({ touches }) => {
      const from = press.current;
      const touch = touches[0];
      if (from && touch && Math.hypot(touch.clientX - from.x, touch.clientY - from.y) > MOVED_PX) cancel();
    },
    onTouchEnd: (event) => {
      cancel();
      if (isDone.current && event.cancelable) event.preventDefault();
      isDone.current = false;
    },
    onTouchCancel: cancel,
    cancel,
  };
}
