import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PacketBatch, PacketSplitter } from './packet-splitter.ts';

function packet(type: number, bodyLength: number): Uint8Array {
  const header = [type << 4];
  let rest = bodyLength;
  do {
    header.push((rest % 128) | (rest >= 128 ? 0x80 : 0));
    rest = Math.floor(rest / 128);
  } while (rest > 0);
  const bytes = new Uint8Array(header.length + bodyLength);
  bytes.set(header);
  for (let i = header.length; i < bytes.length; i++) bytes[i] = (i * 31) & 0xff;
  return bytes;
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function collector() {
  const packets: Uint8Array[] = [];
  const onBatch = ({ bytes, offsets, count }: PacketBatch) => {
    for (let i = 0; i < count; i++) packets.push(bytes.slice(offsets[i], offsets[i + 1]));
  };
  return { packets, onBatch };
}

describe('PacketSplitter', () => {
  it('gives back the same packets however the stream is cut into frames', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.integer({ min: 1, max: 15 }),
            fc.oneof(fc.integer({ min: 0, max: 300 }), fc.constantFrom(127, 128, 16_383, 16_384, 40_000)),
          ),
          {
            minLength: 1,
            maxLength: 20,
          },
        ),
        fc.array(fc.integer({ min: 1, max: 5_000 }), { minLength: 1, maxLength: 30 }),
        (shapes, cuts) => {
          const sent = shapes.map(([type, length]) => packet(type, length));
          const stream = concat(sent);
          const { packets, onBatch } = collector();
          const splitter = new PacketSplitter(onBatch);
          let at = 0;
          for (let i = 0; at < stream.length; i++) {
            const size = cuts[i % cuts.length] as number;
            expect(splitter.push(stream.slice(at, at + size))).toBeNull();
            at += size;
          }
          expect(packets.map((p) => p.length)).toEqual(sent.map((p) => p.length));
          expect(Buffer.compare(concat(packets), stream)).toBe(0);
          expect(splitter.isInsidePacket).toBe(false);
        },
      ),
    );
  });

  it('splits one byte at a time', () => {
    const stream = concat([packet(3, 200), packet(13, 0), packet(4, 2)]);
    const { packets, onBatch } = collector();
    const splitter = new PacketSplitter(onBatch);
    for (const byte of stream) splitter.push(Uint8Array.of(byte));
    expect(concat(packets)).toEqual(stream);
    expect(packets).toHaveLength(3);
  });

  it('hands on what stands before a broken packet and names its place', () => {
    const { packets, onBatch } = collector();
    const splitter = new PacketSplitter(onBatch);
    const good = packet(3, 10);
    const fault = splitter.push(concat([good, Uint8Array.of(0x30, 0xff, 0xff, 0xff, 0xff, 0x01)]));
    expect(packets).toEqual([good]);
    expect(fault).toMatchObject({ kind: 'remaining-length', streamOffset: good.length });
    expect(splitter.push(good)).toBe(fault);
    expect(packets).toHaveLength(1);
  });

  it('finds a broken length that comes in pieces', () => {
    const splitter = new PacketSplitter(() => {});
    const faults = [0x30, 0xff, 0xff, 0xff, 0xff].map((byte) => splitter.push(Uint8Array.of(byte)));
    expect(faults.slice(0, 4)).toEqual([null, null, null, null]);
    expect(faults[4]?.kind).toBe('remaining-length');
  });

  it('refuses the reserved type and what is over the limit', () => {
    expect(new PacketSplitter(() => {}).push(Uint8Array.of(0x0f, 0))?.kind).toBe('reserved-type');
    expect(new PacketSplitter(() => {}, 100).push(packet(3, 99))?.kind).toBe('too-large');
    expect(new PacketSplitter(() => {}, 101).push(packet(3, 99))).toBeNull();
  });

  it('does not reserve what a header merely announces', () => {
    const splitter = new PacketSplitter(() => {});
    const before = process.memoryUsage().arrayBuffers;
    for (let i = 0; i < 8; i++) new PacketSplitter(() => {}).push(Uint8Array.of(0x30, 0xff, 0xff, 0xff, 0x7f, 1));
    expect(splitter.push(Uint8Array.of(0x30, 0xff, 0xff, 0xff, 0x7f, 1))).toBeNull();
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * 1024 * 1024);
  });
});
