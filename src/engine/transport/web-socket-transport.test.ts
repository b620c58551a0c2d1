import { afterEach, describe, expect, it, vi } from 'vitest';
import type { TransportEnd } from './transport.ts';
import { openWebSocket } from './web-socket-transport.ts';

class FakeSocket {
  static last: FakeSocket;
  onerror: (() => void) | null = null;
  onclose: ((event: object) => void) | null = null;
  constructor() {
    FakeSocket.last = this;
  }
}

function open(): TransportEnd[] {
  vi.useFakeTimers();
  vi.stubGlobal('WebSocket', FakeSocket);
  const ends: TransportEnd[] = [];
  openWebSocket('ws://h/', ['mqtt'], { onOpen() {}, onBytes() {}, onEnd: (end) => ends.push(end) });
  return ends;
}

describe('a WebSocket that fails', () => {
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('ends once, with its close event where one comes', () => {
    const ends = open();
    FakeSocket.last.onerror?.();
    FakeSocket.last.onclose?.({ code: 1006, reason: '', wasClean: false });
    vi.advanceTimersByTime(1_000);
    expect(ends).toEqual([{ close: { code: 1006, reason: '', wasClean: false }, cause: null }]);
  });

  it('ends without one, as where the page may not open the address', () => {
    const ends = open();
    FakeSocket.last.onerror?.();
    vi.advanceTimersByTime(1_000);
    expect(ends).toEqual([{ close: null, cause: null }]);
  });
});
