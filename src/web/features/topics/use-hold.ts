// Whether the tree's rows are to keep their places: while the pointer is over them or the keyboard among them.
import { type FocusEvent, type PointerEvent, useMemo, useRef } from 'react';
import type { TopicOrder } from '../../../core/log/topic-row.ts';

/**
 * Sorted by name, a row moves only when a topic comes for the first time. Whoever has not stirred for so long is about to
 * click on nothing, and waits for that topic.
 */
const CALM_MS = 2000;

export interface Hold {
  readonly isHeld: () => boolean;
  /** A key was pressed in the tree. */
  readonly press: () => void;
  /** For the element that holds the rows. */
  readonly handlers: {
    readonly onPointerEnter: (event: PointerEvent) => void;
    readonly onPointerMove: () => void;
    readonly onPointerDown: () => void;
    readonly onPointerLeave: () => void;
    readonly onFocus: (event: FocusEvent) => void;
    readonly onBlur: () => void;
  };
}

export function useHold(order: TopicOrder): Hold {
  const latestOrder = useRef(order);
  latestOrder.current = order;
  return useMemo(() => {
    let isOver = false;
    let isFocused = false;
    let stirredAt = 0;
    const stir = () => {
      stirredAt = performance.now();
    };
    return {
      isHeld: () => {
        const isCalm = performance.now() - stirredAt > CALM_MS;
        return latestOrder.current === 'name' ? !isCalm : isOver || isFocused || !isCalm;
      },
      press: () => {
        isFocused = true;
        stir();
      },
      handlers: {
        // A finger is over the rows only while it touches them.
        onPointerEnter: ({ pointerType }) => {
          isOver = pointerType === 'mouse';
          stir();
        },
        onPointerMove: stir,
        onPointerDown: stir,
        onPointerLeave: () => {
          isOver = false;
          if (!isFocused) stirredAt = -CALM_MS;
        },
        // A click leaves the focus here, too, and whoever clicked may be gone.
        onFocus: ({ currentTarget }) => {
          isFocused = currentTarget.matches(':focus-visible');
          stir();
        },
        onBlur: () => {
          isFocused = false;
        },
      },
    };
  }, []);
}
