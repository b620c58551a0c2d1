import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TickPump } from './tick-pump.ts';

describe('TickPump', () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
  afterEach(() => vi.useRealTimers());

  it('sends the next tick only after the last was drawn', () => {
    vi.advanceTimersByTime(1000);
    const send = vi.fn();
    const pump = new TickPump(send);
    for (let i = 0; i < 1000; i++) {
      pump.touch();
      vi.advanceTimersByTime(1);
    }
    expect(send).toHaveBeenCalledTimes(1);
    pump.drawn();
    expect(send).toHaveBeenCalledTimes(2);
  });

  it('sends at most one a frame', () => {
    vi.advanceTimersByTime(1000);
    const pump = new TickPump(() => {
      sent++;
      queueMicrotask(() => pump.drawn());
    });
    let sent = 0;
    for (let i = 0; i < 100; i++) {
      pump.touch();
      pump.drawn();
      vi.advanceTimersByTime(1);
    }
    expect(sent).toBeGreaterThan(4);
    expect(sent).toBeLessThan(9);
  });

  it('tells the last change though nothing follows it', () => {
    vi.advanceTimersByTime(1000);
    const send = vi.fn();
    const pump = new TickPump(send);
    pump.touch();
    pump.drawn();
    pump.touch();
    expect(send).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(20);
    expect(send).toHaveBeenCalledTimes(2);
  });
});
