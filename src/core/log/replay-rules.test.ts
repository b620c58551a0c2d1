import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ReplayRules, readTopicPrefix, replayTopic, rewriteTopic } from './replay-rules.ts';

const rules = (oldPrefix: string | null, newPrefix: string | null): ReplayRules => ({
  direction: null,
  oldPrefix,
  newPrefix,
  qos: null,
  keepRetain: false,
  keepProperties: true,
});

describe('a prefix', () => {
  it('is read as people type it', () => {
    for (const typed of ['factory', 'factory/', 'factory/#', ' factory '])
      expect(readTopicPrefix(typed)).toEqual({ ok: true, value: 'factory' });
    for (const typed of ['', '  ', '#']) expect(readTopicPrefix(typed)).toEqual({ ok: true, value: null });
    expect(readTopicPrefix('/')).toEqual({ ok: true, value: '' });
    expect(readTopicPrefix('/a')).toEqual({ ok: true, value: '/a' });
    expect(readTopicPrefix('a/+')).toEqual({ ok: false, error: 'wildcard-in-name' });
    expect(readTopicPrefix('a#')).toEqual({ ok: false, error: 'wildcard-in-name' });
  });

  it.each([
    ['factory/a', 'factory', 'test/factory', 'test/factory/a'],
    ['factory', 'factory', 'test', 'test'],
    ['factory2/a', 'factory', 'test', null],
    ['factory/a', 'factory', null, 'a'],
    ['factory', 'factory', null, ''],
    ['a/b', null, 'test', 'test/a/b'],
    ['a/b', null, null, 'a/b'],
    ['/a', '', 'test', 'test/a'],
    ['/a', null, 'test', 'test//a'],
    ['a/', 'a', 'b', 'b/'],
  ])('makes %s (%s -> %s) to %s', (topic, from, to, expected) => {
    expect(rewriteTopic(topic, rules(from, to))).toBe(expected);
  });

  it('changes back what it changed', () => {
    const level = fc.stringMatching(/^[a-z$/ ]{0,8}$/);
    fc.assert(
      fc.property(level, level, level, (rest, from, to) => {
        const topic = `${from}/${rest}`;
        const there = rewriteTopic(topic, rules(from, to));
        expect(there).toBe(`${to}/${rest}`);
        expect(rewriteTopic(there as string, rules(to, from))).toBe(topic);
      }),
    );
  });
});

it('says which topics no message may have', () => {
  expect(replayTopic('$SYS/broker/uptime', rules(null, null)).fault).toBe('reserved-topic');
  expect(replayTopic('$SYS/broker/uptime', rules(null, 'copy'))).toEqual({
    topic: 'copy/$SYS/broker/uptime',
    isOutside: false,
    fault: null,
  });
  expect(replayTopic('a/+', rules(null, null)).fault).toBe('invalid-topic');
  expect(replayTopic('a', rules('a', null)).fault).toBe('invalid-topic');
  expect(replayTopic('b', rules('a', 'c'))).toEqual({ topic: 'b', isOutside: true, fault: null });
});
