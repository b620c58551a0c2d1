import { expect, test } from 'vitest';
import { EMPTY_DRAFT, faultOf, offeredFields, seriesOf } from './add-draft.ts';

const OFFERED = offeredFields([
  { topic: 'a/1', path: 'humidity', kind: 'number', sample: '40' },
  { topic: 'a/1', path: 'temperature', kind: 'number', sample: '21' },
  { topic: 'a/2', path: 'temperature', kind: 'number', sample: '22' },
  { topic: 'a/2', path: 'on', kind: 'state', sample: 'true' },
]);

test('a field that several topics have is offered once, and first', () => {
  expect(OFFERED.map(({ path, topics }) => [path, topics])).toEqual([
    ['temperature', 2],
    ['humidity', 1],
    ['on', 1],
  ]);
});

test('chosen fields and one that is named become series', () => {
  const draft = {
    ...EMPTY_DRAFT,
    topicFilter: ' a/+ ',
    chosen: ['state on', 'number temperature'],
    path: 'dew',
    unit: '°C',
  };
  expect(seriesOf(draft, OFFERED).map(({ source }) => source)).toEqual([
    { kind: 'value', topicFilter: 'a/+', path: 'temperature' },
    { kind: 'state', topicFilter: 'a/+', path: 'on' },
    { kind: 'value', topicFilter: 'a/+', path: 'dew' },
  ]);
  expect(faultOf(draft, OFFERED)).toBeNull();
});

test('of a topic without messages the whole payload is drawn as it comes', () => {
  expect(seriesOf({ ...EMPTY_DRAFT, topicFilter: 'a', pathAs: 'state' }, [])).toMatchObject([
    { source: { kind: 'state', topicFilter: 'a', path: '' } },
  ]);
});

test('what is missing is told', () => {
  expect(faultOf(EMPTY_DRAFT, [])).toBe('noTopic');
  expect(faultOf({ ...EMPTY_DRAFT, topicFilter: 'a/#/b' }, [])).toBe('badTopic');
  expect(faultOf({ ...EMPTY_DRAFT, topicFilter: 'a' }, OFFERED)).toBe('noFields');
  expect(faultOf({ ...EMPTY_DRAFT, kind: 'rate', topicFilter: '#' }, [])).toBeNull();
  expect(faultOf({ ...EMPTY_DRAFT, kind: 'round-trip' }, [])).toBeNull();
});
