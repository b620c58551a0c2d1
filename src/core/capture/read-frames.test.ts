import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PcapngWriter } from './pcapng-writer.ts';
import { type CapturedFrame, readFrames } from './read-frames.ts';
import { SegmentReader } from './segment-reader.ts';

function readSegment(linkType: number, frame: Uint8Array) {
  const segment = new SegmentReader(frame);
  if (!segment.read(linkType, 0, frame.length)) return null;
  const { from, to, fromPort, toPort, payloadStart, payloadEnd } = segment;
  return { from, to, fromPort, toPort, payload: frame.subarray(payloadStart, payloadEnd) };
}

const time = Date.UTC(2026, 10, 22, 12) + 0.125;

function written(packets: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const writer = new PcapngWriter();
  writer.header('test', 'lab');
  const stream = writer.open(time);
  for (const [i, packet] of packets.entries()) writer.packet(stream, time + i, i % 2 === 0 ? 'out' : 'in', packet);
  return writer.take();
}

function framesOf(file: Uint8Array) {
  const frames: CapturedFrame[] = [];
  const fault = readFrames(file, (frame) => frames.push(frame));
  return { frames, fault };
}

/** A pcap file of one frame. */
function pcap(
  little: boolean,
  nanos: boolean,
  linkType: number,
  frame: Uint8Array,
  original = frame.length,
): Uint8Array {
  const file = new Uint8Array(40 + frame.length);
  const view = new DataView(file.buffer);
  view.setUint32(0, nanos ? 0xa1b23c4d : 0xa1b2c3d4, little);
  view.setUint32(20, linkType, little);
  view.setUint32(24, 1_700_000_000, little);
  view.setUint32(28, nanos ? 5_000_000 : 5_000, little);
  view.setUint32(32, frame.length, little);
  view.setUint32(36, original, little);
  file.set(frame, 40);
  return file;
}

describe('readFrames', () => {
  it('reads what was written, through to the segments, and what a cut file still has', () => {
    const packets = fc.array(fc.uint8Array({ minLength: 1, maxLength: 50 }), { maxLength: 5 });
    fc.assert(
      fc.property(packets, fc.nat(1000), (sent, cut) => {
        const file = written(sent);
        const { frames, fault } = framesOf(file);
        expect(fault).toBeNull();
        const segments = frames.map(({ linkType, bytes }) => readSegment(linkType, bytes));
        expect(segments.map((segment) => segment && Buffer.from(segment.payload))).toEqual([
          ...[0, 0, 0].map(() => Buffer.alloc(0)),
          ...sent.map((packet) => Buffer.from(packet)),
        ]);
        segments.slice(3).forEach((segment, i) => {
          expect([segment?.fromPort, segment?.toPort].indexOf(1883)).toBe(i % 2 === 0 ? 1 : 0);
          expect(frames[i + 3]?.time).toBe(time + i);
        });
        const part = framesOf(file.subarray(0, Math.max(0, file.length - cut)));
        expect(part.frames.length).toBeLessThanOrEqual(frames.length);
        if (part.fault) expect(part.fault.at).toBeLessThanOrEqual(Math.max(0, file.length - cut));
      }),
    );
  });

  it.each([
    [true, false],
    [true, true],
    [false, false],
    [false, true],
  ])('reads pcap, little endian %s, nanoseconds %s', (little, nanos) => {
    const { frames, fault } = framesOf(pcap(little, nanos, 1, Uint8Array.of(1, 2, 3), 9));
    expect(fault).toBeNull();
    expect(frames).toEqual([{ time: 1_700_000_000_005, linkType: 1, bytes: Uint8Array.of(1, 2, 3), isCut: true }]);
  });

  it('never throws, whatever the bytes', () => {
    const begin = fc.constantFrom([0x0a, 0x0d, 0x0d, 0x0a], [0xd4, 0xc3, 0xb2, 0xa1], []);
    fc.assert(
      fc.property(begin, fc.uint8Array({ maxLength: 120 }), (first, rest) => {
        const { frames } = framesOf(Uint8Array.of(...first, ...rest));
        for (const { linkType, bytes } of frames) readSegment(linkType, bytes);
      }),
      { numRuns: 5000 },
    );
    const types = fc.constantFrom(0, 1, 12, 101, 108, 113, 228, 229, 276, 999);
    fc.assert(
      fc.property(types, fc.uint8Array({ maxLength: 90 }), (linkType, bytes) => {
        const segment = readSegment(linkType, bytes);
        if (segment) expect(segment.payload.length).toBeLessThan(bytes.length);
      }),
      { numRuns: 20_000 },
    );
  });

  it('says that something else is no capture', () => {
    expect(framesOf(Buffer.from('%PDF-1.4')).fault?.reason).toBe('not-a-capture');
    expect(framesOf(new Uint8Array()).fault?.reason).toBe('not-a-capture');
  });
});

describe('readSegment', () => {
  const [frame] = framesOf(written([Uint8Array.of(0xc0, 0)])).frames.slice(3);
  const ip = frame?.bytes ?? new Uint8Array();

  it.each([
    ['Ethernet', 1, [...new Array<number>(12).fill(0), 8, 0]],
    ['Ethernet with a VLAN tag', 1, [...new Array<number>(12).fill(0), 0x81, 0, 0, 5, 8, 0]],
    ['Linux cooked', 113, [...new Array<number>(14).fill(0), 8, 0]],
    ['Linux cooked 2', 276, [8, 0, ...new Array<number>(18).fill(0)]],
    ['loopback', 0, [2, 0, 0, 0]],
    ['raw', 101, []],
  ])('finds it in %s', (_name, linkType, head) => {
    const segment = readSegment(linkType, Uint8Array.of(...head, ...ip));
    expect(segment && { ...segment, payload: [...segment.payload] }).toMatchObject({
      toPort: 1883,
      payload: [0xc0, 0],
    });
  });

  it('finds it in IPv6, behind an extension header', () => {
    const tcp = ip.subarray(20);
    const head = [0x60, 0, 0, 0, 0, tcp.length + 8, 0, 64, ...new Array<number>(31).fill(0), 1];
    const bytes = Uint8Array.of(...head, 6, 0, 0, 0, 0, 0, 0, 0, ...tcp);
    expect(readSegment(229, bytes)).toMatchObject({ to: '[::1]:1883' });
  });
});
