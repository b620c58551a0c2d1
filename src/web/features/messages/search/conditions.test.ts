import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EVERY_MESSAGE, type MessageQuery } from '../../../../core/log/message-query.ts';
import { conditionKey, conditionsOf, withCondition, withoutCondition, withoutConditions } from './conditions.ts';

const range = fc.record({ min: fc.option(fc.nat()), max: fc.option(fc.nat()) });
const query: fc.Arbitrary<MessageQuery> = fc.record({
  text: fc.string(),
  isPattern: fc.boolean(),
  onlyMatches: fc.boolean(),
  direction: fc.option(fc.constantFrom('in' as const, 'out' as const)),
  topicFilter: fc.option(fc.string()),
  hiddenFilters: fc.uniqueArray(fc.string(), { maxLength: 3 }),
  qos: fc.option(fc.constantFrom(0 as const, 1 as const, 2 as const)),
  retained: fc.option(fc.boolean()),
  duplicate: fc.option(fc.boolean()),
  size: fc.option(range),
  time: fc.option(range),
  fields: fc.uniqueArray(
    fc.record({ path: fc.array(fc.string()), operator: fc.constant('>' as const), value: fc.nat() }),
    { maxLength: 3, selector: (field) => JSON.stringify(field) },
  ),
  userProperties: fc.uniqueArray(fc.tuple(fc.string(), fc.string()), {
    maxLength: 3,
    selector: (property) => JSON.stringify(property),
  }),
  bookmarked: fc.boolean(),
  connection: fc.constant(null),
});

it('takes a query apart and puts it together again', () => {
  fc.assert(
    fc.property(query, (wanted) => {
      const start = {
        ...EVERY_MESSAGE,
        text: wanted.text,
        isPattern: wanted.isPattern,
        onlyMatches: wanted.onlyMatches,
      };
      expect(withoutConditions(wanted)).toEqual(start);
      expect(conditionsOf(wanted).reduce((built, condition) => withCondition(built, condition), start)).toEqual(wanted);
    }),
  );
});

it('takes out the one that is meant, and puts another in its place', () => {
  fc.assert(
    fc.property(query, fc.nat(), (wanted, pick) => {
      const conditions = conditionsOf(wanted);
      const condition = conditions[pick % conditions.length];
      if (!condition) return;
      const others = conditions.filter((other) => other !== condition);
      expect(conditionsOf(withoutCondition(wanted, condition))).toEqual(others);
      expect(withCondition(wanted, condition, condition)).toEqual(wanted);
      const changed = withCondition(wanted, { kind: 'hiddenFilter', filter: 'another/#' }, condition);
      expect(new Set(conditionsOf(changed).map(conditionKey))).toEqual(
        new Set([...others, { kind: 'hiddenFilter' as const, filter: 'another/#' }].map(conditionKey)),
      );
    }),
  );
});

it('has one of a kind, and no condition twice', () => {
  const one = withCondition(EVERY_MESSAGE, { kind: 'qos', qos: 1 });
  expect(withCondition(one, { kind: 'qos', qos: 2 }).qos).toBe(2);
  const muted = withCondition(EVERY_MESSAGE, { kind: 'hiddenFilter', filter: 'a' });
  expect(withCondition(muted, { kind: 'hiddenFilter', filter: 'a' }).hiddenFilters).toEqual(['a']);
  const two = withCondition(muted, { kind: 'hiddenFilter', filter: 'b' });
  const changed = { kind: 'hiddenFilter' as const, filter: 'c' };
  expect(withCondition(two, changed, { kind: 'hiddenFilter', filter: 'a' }).hiddenFilters).toEqual(['c', 'b']);
  // Changed to what stands there already, there is one of it.
  const same = withCondition(two, { kind: 'hiddenFilter', filter: 'b' }, { kind: 'hiddenFilter', filter: 'a' });
  expect(same.hiddenFilters).toEqual(['b']);
});
