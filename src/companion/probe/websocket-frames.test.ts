import { describe, expect, it } from 'vitest';
import { clientFrame, OPCODE, takeFrame } from './websocket-frames.ts';

/** What a server sends: a head and zeros. */
const frame =
  (...head: number[]) =>
  (length: number) =>
    Buffer.concat([Buffer.from(head), Buffer.alloc(length)]);

describe('clientFrame', () => {
  it('masks what it carries', () => {
    const bytes = clientFrame(OPCODE.binary, Buffer.from('MQTT'));
    expect([bytes[0], bytes[1], bytes.length]).toEqual([0x82, 0x84, 10]);
    const mask = bytes.subarray(2, 6);
    expect(String(bytes.subarray(6).map((byte, at) => byte ^ (mask[at] ?? 0)))).toBe(String(Buffer.from('MQTT')));
  });
});

describe('takeFrame', () => {
  it.each<[string, Buffer, number]>([
    ['7 bits of length', frame(0x82, 4)(4), 4],
    ['16 bits of length', frame(0x82, 126, 1, 0)(256), 256],
    ['64 bits of length', frame(0x82, 127, 0, 0, 0, 0, 0, 1, 0, 0)(65_536), 65_536],
  ])('reads %s, and leaves the rest', (_what, bytes, length) => {
    const taken = takeFrame(Buffer.concat([bytes, Buffer.of(0x8a)]));
    if (taken === null || taken === 'broken') throw new Error('it was not read');
    expect([taken.frame.opcode, taken.frame.payload.length, [...taken.rest]]).toEqual([OPCODE.binary, length, [0x8a]]);
    for (const end of [0, 1, 3, bytes.length - 1]) expect(takeFrame(bytes.subarray(0, end))).toBeNull();
  });

  it.each([
    ['a mask', Buffer.from([0x82, 0x81, 0, 0, 0, 0, 0])],
    ['a reserved bit', Buffer.from([0xc2, 0x00])],
    ['a long ping', frame(0x89, 126, 1, 0)(256)],
  ])('calls %s broken', (_what, bytes) => {
    expect(takeFrame(bytes)).toBe('broken');
  });
});
