import { expect, it } from 'vitest';
import { cutTopic } from './cut-topic.ts';

it('leaves a topic that a sentence can hold, and cuts a longer one between characters', () => {
  expect(cutTopic('plant/line 1')).toBe('plant/line 1');
  expect(cutTopic('x'.repeat(60_000))).toBe(`${'x'.repeat(120)}…`);
  expect(cutTopic('😀'.repeat(200))).toBe(`${'😀'.repeat(120)}…`);
});
