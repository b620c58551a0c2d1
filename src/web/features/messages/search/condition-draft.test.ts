import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type ConditionDraft, draftOf, emptyDraft, readDraft } from './condition-draft.ts';
import type { Condition } from './conditions.ts';

const end = fc.option(fc.nat(2 ** 31 - 1));
const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('topicFilter', 'hiddenFilter'),
    filter: fc.constantFrom('a', '#', 'a/+/b', 'ц/#'),
  }),
  fc.record({ kind: fc.constant('direction'), direction: fc.constantFrom('in', 'out') }),
  fc.record({ kind: fc.constant('qos'), qos: fc.constantFrom(0, 1, 2) }),
  fc.record({ kind: fc.constantFrom('retained', 'duplicate'), on: fc.boolean() }),
  fc.record({
    kind: fc.constantFrom('size', 'time'),
    range: fc
      .tuple(end, end)
      .filter(([min, max]) => (min !== null || max !== null) && (min ?? 0) <= (max ?? 2 ** 31))
      .map(([min, max]) => ({ min, max })),
  }),
  fc.record({ kind: fc.constant('userProperty'), property: fc.tuple(fc.string({ minLength: 1 }), fc.string()) }),
  fc.record({
    kind: fc.constant('field'),
    field: fc.record({
      path: fc.array(fc.string(), { minLength: 1 }),
      operator: fc.constant('=='),
      value: fc.string(),
    }),
  }),
  fc.constant({ kind: 'bookmarked' }),
) as fc.Arbitrary<Condition>;

it('holds any condition, and gives it back', () => {
  fc.assert(
    fc.property(condition, (wanted) => {
      expect(readDraft(draftOf(wanted))).toEqual({ ok: true, value: wanted });
    }),
  );
});

describe('says what is wrong, and at which field', () => {
  const size = emptyDraft('size');
  test.each<[ConditionDraft, object]>([
    [
      { ...emptyDraft('topicFilter'), text: 'a/#/b' },
      { field: 'text', kind: 'topic', rule: 'hash-not-last' },
    ],
    [emptyDraft('hiddenFilter'), { field: 'text', kind: 'topic', rule: 'empty' }],
    [
      { ...emptyDraft('field'), text: 'a >' },
      { field: 'text', kind: 'comparison', fault: { kind: 'value', at: 3 } },
    ],
    [
      { ...size, min: '64 kilos' },
      { field: 'min', kind: 'size' },
    ],
    [
      { ...size, max: '-1' },
      { field: 'max', kind: 'size' },
    ],
    [size, { field: 'min', kind: 'open' }],
    [
      { ...size, min: '2', max: '1' },
      { field: 'max', kind: 'order' },
    ],
    [emptyDraft('userProperty'), { field: 'text', kind: 'name' }],
  ])('%j', (draft, error) => {
    expect(readDraft(draft)).toMatchObject({ ok: false, error });
  });
});

test('reads sizes with a comma, and filters of shared subscriptions by what they share', () => {
  const half = readDraft({ ...emptyDraft('size'), max: ' 1,5 ', unit: 'KB' });
  expect(half).toEqual({ ok: true, value: { kind: 'size', range: { min: null, max: 1536 } } });
  const shared = readDraft({ ...emptyDraft('hiddenFilter'), text: '$share/group/a/#' });
  expect(shared).toEqual({ ok: true, value: { kind: 'hiddenFilter', filter: 'a/#' } });
});

test('a size is shown in the unit that it was typed in', () => {
  expect(draftOf({ kind: 'size', range: { min: null, max: 65536 } })).toMatchObject({ max: '64', unit: 'KB' });
  expect(draftOf({ kind: 'size', range: { min: 1, max: 65536 } })).toMatchObject({ min: '1', max: '65536', unit: 'B' });
  expect(draftOf({ kind: 'size', range: { min: 3 * 1024 * 1024, max: null } })).toMatchObject({ min: '3', unit: 'MB' });
});
