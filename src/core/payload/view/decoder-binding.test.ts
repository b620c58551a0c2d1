import { expect, it } from 'vitest';
import { bindingFor, type DecoderBinding, movedBinding, orderedBindings } from './decoder-binding.ts';

function binding(id: string, topicFilter: string, order: number, enabled = true): DecoderBinding {
  return { id, topicFilter, view: 'cbor', schema: null, enabled, order };
}

it('takes the first that matches and is switched on', () => {
  const all = orderedBindings([binding('b', 'cam/#', 2), binding('a', 'cam/+', 1, false), binding('c', 'cam/x', 3)]);
  expect(all.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'sparkplug']);
  expect(bindingFor(all, 'cam/x')?.id).toBe('b');
  expect(bindingFor(all, 'spBv1.0/g/DDATA/n/d')?.view).toBe('sparkplug');
  expect(bindingFor(all, 'spBv1.0/STATE/host')).toBeNull();
  expect(bindingFor(all, 'other')).toBeNull();
});

it('has what is stored in the place of what is built in', () => {
  const all = orderedBindings([binding('sparkplug', 'spBv1.0/#', 0, false)]);
  expect(all.length).toBe(1);
  expect(bindingFor(all, 'spBv1.0/g/NDATA/n')).toBeNull();
});

it('moves one to another place', () => {
  const all = [binding('a', 'a', 1), binding('b', 'b', 2), binding('c', 'c', 3)];
  expect(movedBinding(all, 'c', 0).map(({ id, order }) => [id, order])).toEqual([
    ['c', 0],
    ['a', 1],
    ['b', 2],
  ]);
  expect(movedBinding(all, 'a', 2).map(({ id }) => id)).toEqual(['b', 'c', 'a']);
  expect(movedBinding(all, 'gone', 0)).toBe(all);
});
