import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PcapngWriter } from './pcapng-writer.ts';
import { readRecordingTail } from './recording-tail.ts';

const TIME = 1_763_848_800_123.457;

function written(packets: number): Uint8Array {
  const writer = new PcapngWriter();
  writer.header('test', 'lab');
  const stream = writer.open(TIME);
  for (let n = 0; n < packets; n++) {
    writer.packet(stream, TIME + n, 'in', Uint8Array.of(0x30, 5, 0, 1, 0x74, 0x31, n));
    writer.packet(stream, TIME + n, 'out', Uint8Array.of(0xc0, 0));
  }
  return writer.take();
}

describe('readRecordingTail', () => {
  it('counts what stands in whole blocks', () => {
    const bytes = written(3);
    expect(readRecordingTail(bytes)).toEqual({ bytes: bytes.length, packets: 6, messages: 3, lastAt: TIME + 2 });
    expect(readRecordingTail(new Uint8Array())).toEqual({ bytes: 0, packets: 0, messages: 0, lastAt: null });
  });

  it('ends where a block was cut, or where there are zeros', () => {
    const bytes = written(3);
    const whole = readRecordingTail(bytes.subarray(0, bytes.length - 1));
    expect(whole).toMatchObject({ packets: 5, messages: 3 });
    const grown = new Uint8Array(bytes.length + 4096);
    grown.set(bytes);
    expect(readRecordingTail(grown)).toMatchObject({ bytes: bytes.length, packets: 6 });
  });

  it('stays within the bytes, whatever they are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.nat(400), (noise, cut) => {
        const bytes = written(2).slice(0, cut);
        bytes.set(noise.subarray(0, Math.max(0, bytes.length - 200)), Math.min(200, bytes.length));
        expect(readRecordingTail(bytes).bytes).toBeLessThanOrEqual(bytes.length);
        expect(readRecordingTail(noise).bytes).toBeLessThanOrEqual(noise.length);
      }),
    );
  });
});
