import { describe, expect, it } from 'vitest';
import { EMPTY_TEMPLATE } from '../../../../core/publish/publish-template.ts';
import { newRepeat, type RepeatDraft } from '../../../state/automation-drafts.ts';
import { readNumber, readRepeat, withInterval, withRate } from './read-repeat.ts';

const draft = (change: Partial<RepeatDraft>): RepeatDraft => ({ ...newRepeat(EMPTY_TEMPLATE), ...change });

describe('readRepeat', () => {
  it('reads numbers as people type them', () => {
    expect(readRepeat(draft({ interval: ' 2,5', jitterPercent: '10', count: '200' }))).toEqual({
      ok: true,
      value: { intervalMs: 2.5, jitter: 0.1, count: 200 },
    });
    expect(readRepeat(draft({ jitterPercent: '', count: ' ' }))).toEqual({
      ok: true,
      value: { intervalMs: 1_000, jitter: 0, count: null },
    });
  });

  it('names each field that is no number, or out of its range', () => {
    const faulty = draft({ ...withInterval('0'), jitterPercent: '101', count: '1.5' });
    expect(readRepeat(faulty)).toEqual({ ok: false, error: ['interval', 'jitter', 'count'] });
    expect(readRepeat(draft(withRate('x')))).toEqual({ ok: false, error: ['rate'] });
    expect(readRepeat(draft(withInterval('')))).toEqual({ ok: false, error: ['interval'] });
    expect(readRepeat(draft({ count: '0' }))).toEqual({ ok: false, error: ['count'] });
  });
});

describe('the two views of the pace', () => {
  it('follow one another', () => {
    expect(withInterval('20')).toEqual({ interval: '20', rate: '50' });
    expect(withRate('3')).toEqual({ rate: '3', interval: '333.333' });
    expect(withRate('0')).toEqual({ rate: '0', interval: '' });
  });
});

describe('readNumber', () => {
  it('takes digits only', () => {
    expect(['1', '1.', '.5', '0,25'].map(readNumber)).toEqual([1, 1, 0.5, 0.25]);
    expect(['', '-1', '1e3', 'Infinity', '0x10', '1 000'].map(readNumber).every(Number.isNaN)).toBe(true);
  });
});
