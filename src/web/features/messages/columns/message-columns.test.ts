import { describe, expect, it } from 'vitest';
import {
  ALL_COLUMNS,
  columnTemplate,
  DEFAULT_COLUMNS,
  shownColumns,
  withPlace,
  withShown,
  withStep,
  withWidth,
} from './message-columns.ts';

describe('message columns', () => {
  it('come as they are unless set', () => {
    expect(shownColumns(DEFAULT_COLUMNS)).toEqual(['time', 'direction', 'topic', 'payload', 'qos', 'retained', 'size']);
    expect(columnTemplate(DEFAULT_COLUMNS)).toBe(
      'minmax(0, 92px) 18px minmax(64px, 2fr) minmax(64px, 3fr) 24px 18px minmax(0, 52px)',
    );
  });

  it('are moved past what is shown only', () => {
    const moved = withStep(withShown(DEFAULT_COLUMNS, 'direction', false), 'topic', -1);
    expect(shownColumns(moved)).toEqual(['topic', 'time', 'payload', 'qos', 'retained', 'size']);
    expect(withStep(moved, 'topic', -1)).toBe(moved);
    expect(shownColumns(withStep(DEFAULT_COLUMNS, 'retained', 1)).at(-1)).toBe('retained');
    expect(shownColumns(withPlace(DEFAULT_COLUMNS, 'size', 'time'))[0]).toBe('size');
  });

  it('leave one that takes what is left, and one that is shown', () => {
    const fixed = withWidth(withWidth(DEFAULT_COLUMNS, 'topic', 200), 'payload', 5);
    expect(columnTemplate(fixed)).toBe(
      'minmax(64px, 1fr) 18px minmax(0, 200px) minmax(0, 32px) 24px 18px minmax(0, 52px)',
    );
    expect(withWidth(fixed, 'payload', null).widths).toEqual({ topic: 200 });
    const one = ALL_COLUMNS.reduce((settings, column) => withShown(settings, column, false), DEFAULT_COLUMNS);
    expect(shownColumns(one).length).toBe(1);
  });

  it('survive what an older or a newer version has stored', () => {
    const stored = { ...DEFAULT_COLUMNS, order: ['payload', 'payload', 'gone', 'time'] as never[] };
    expect(shownColumns(stored)).toEqual(['payload', 'time', 'direction', 'topic', 'qos', 'retained', 'size']);
  });
});
