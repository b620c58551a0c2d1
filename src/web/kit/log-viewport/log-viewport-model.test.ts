import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  EMPTY_VIEWPORT,
  followed,
  revealed,
  scrolledTo,
  type ViewportState,
  visibleRange,
  withHeight,
  withRange,
} from './log-viewport-model.ts';

type Event =
  | { readonly kind: 'grow' | 'evict'; readonly rows: number }
  | { readonly kind: 'scroll' | 'resize'; readonly by: number }
  | { readonly kind: 'follow' };

const anyEvent: fc.Arbitrary<Event> = fc.oneof(
  fc.record({ kind: fc.constantFrom('grow' as const, 'evict' as const), rows: fc.integer({ min: 0, max: 4_000 }) }),
  fc.record({ kind: fc.constant('scroll' as const), by: fc.double({ min: -400, max: 400, noNaN: true }) }),
  fc.record({ kind: fc.constant('resize' as const), by: fc.double({ min: 1, max: 60, noNaN: true }) }),
  fc.record({ kind: fc.constant('follow' as const) }),
);

function apply(state: ViewportState, event: Event): ViewportState {
  switch (event.kind) {
    case 'grow':
      return withRange(state, state.first, state.end + event.rows);
    case 'evict':
      return withRange(state, Math.min(state.end, state.first + event.rows), state.end);
    case 'scroll':
      return scrolledTo(state, state.top + event.by);
    case 'resize':
      return withHeight(state, event.by);
    case 'follow':
      return followed(state);
  }
}

describe('the log viewport', () => {
  it('never moves the row at the top but by the person or by letting it go', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 60 }), (events) => {
        let state = withHeight(EMPTY_VIEWPORT, 20);
        for (const event of events) {
          const next = apply(state, event);
          if ((event.kind === 'grow' || event.kind === 'evict') && !state.following) {
            expect(next.top).toBe(Math.max(state.top, next.first));
          }
          // The screen is within the list, and full when there is enough to fill it.
          expect(next.top).toBeGreaterThanOrEqual(next.first);
          expect(next.top).toBeLessThanOrEqual(Math.max(next.first, next.end - next.height));
          if (next.following) expect(next.top).toBe(Math.max(next.first, next.end - next.height));
          state = next;
        }
      }),
    );
  });

  it('stops following on the way up, and follows again at the end', () => {
    const atEnd = withRange(withHeight(EMPTY_VIEWPORT, 10), 0, 100);
    expect(atEnd).toMatchObject({ top: 90, following: true });
    const up = scrolledTo(atEnd, 80);
    expect(withRange(up, 0, 200)).toMatchObject({ top: 80, following: false });
    expect(scrolledTo(withRange(up, 0, 200), 189.7)).toMatchObject({ top: 190, following: true });
    expect(followed(withRange(up, 0, 200))).toMatchObject({ top: 190, following: true });
  });

  it('stays on a row that it reveals, though it is the last', () => {
    const state = withRange(withHeight(EMPTY_VIEWPORT, 10), 0, 100);
    expect(revealed(state, 95)).toMatchObject({ top: 90, following: false });
    expect(revealed(state, 3)).toMatchObject({ top: 3, following: false });
    expect(revealed(revealed(state, 3), 40)).toMatchObject({ top: 31, following: false });
  });

  it('names the rows to draw', () => {
    const state = scrolledTo(withRange(withHeight(EMPTY_VIEWPORT, 10), 50, 100), 60.5);
    expect(visibleRange(state, 2)).toEqual({ from: 58, to: 73 });
    expect(visibleRange(scrolledTo(state, 0), 5)).toEqual({ from: 50, to: 65 });
  });
});
