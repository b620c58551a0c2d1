import { expect, it } from 'vitest';
import { isMuted } from './is-muted.ts';

it('takes a level for muted when all below it is, and a topic when it is', () => {
  const level = (topic: string) => ({ topic, expanded: false });
  const leaf = (topic: string) => ({ topic, expanded: null });
  const hidden = ['plant/vib/#', 'lab/led'];
  expect(isMuted(hidden, level('plant/vib'))).toBe(true);
  expect(isMuted(hidden, level('plant/vib/x'))).toBe(true);
  expect(isMuted(hidden, leaf('plant/vib/x/y'))).toBe(true);
  expect(isMuted(hidden, level('plant'))).toBe(false);
  expect(isMuted(hidden, leaf('lab/led'))).toBe(true);
  expect(isMuted(hidden, level('lab/led'))).toBe(false);
});
