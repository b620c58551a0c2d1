import { describe, expect, it } from 'vitest';
import { hasTshark, tsharkFields } from '../../testing/tshark.ts';
import { LogCaptureMerger } from './log-capture-merger.ts';
import { PcapngWriter } from './pcapng-writer.ts';

const PING = Uint8Array.of(0xc0, 0);
const T0 = Date.UTC(2026, 10, 23);

/** Pieces of one capture: pings at these milliseconds. */
function pieces(group: number, times: readonly number[], each: number): Uint8Array[] {
  const writer = new PcapngWriter(group);
  const stream = writer.open(T0 + (times[0] ?? 0));
  const all: Uint8Array[] = [];
  times.forEach((time, i) => {
    writer.packet(stream, T0 + time, 'out', PING);
    if ((i + 1) % each === 0) all.push(writer.take());
  });
  all.push(writer.take());
  return all;
}

function merge(names: readonly string[], sources: Uint8Array[][]): Uint8Array {
  const merger = new LogCaptureMerger(names);
  const out: Uint8Array[] = [merger.header()];
  for (;;) {
    const { hungry } = merger;
    for (const index of hungry) {
      const source = sources[index] as Uint8Array[];
      merger.add(index, source.shift() as Uint8Array, source.length === 0);
    }
    out.push(merger.take());
    if (hungry.length === 0) return Buffer.concat(out);
  }
}

describe.runIf(hasTshark)('captures of several connections as one', () => {
  it.each([1, 3, 100])('stand in the order of time, each by its name, in pieces of %i packets', (each) => {
    const a = [1, 5, 5.25, 9, 20, 21];
    const b = [3, 4, 6, 30];
    const c: number[] = [];
    const bytes = merge(['lab', 'цех', 'idle'], [pieces(0, a, each), pieces(1, b, each), pieces(2, c, each)]);
    const lines = tsharkFields(
      bytes,
      'frame.time_epoch',
      'mqtt.msgtype',
      'frame.interface_name',
      'ip.src',
      'tcp.stream',
    );
    const times = lines.map(([time]) => Number(time));
    expect(times).toEqual([...times].sort((x, y) => x - y));
    const pings = lines.filter(([, type]) => type === '12');
    expect(pings.filter(([, , name]) => name === 'lab').map(([, , , from, stream]) => `${from} ${stream}`)).toEqual(
      a.map(() => '10.0.0.2 1'),
    );
    // The connection without packets was opened first, and is not in the way.
    const second = pings.filter(([, , name]) => name === 'цех');
    expect(second.map(([, , , from]) => from)).toEqual(b.map(() => '10.0.1.2'));
    expect(new Set(second.map(([, , , , stream]) => stream)).size).toBe(1);
    expect(lines).toHaveLength(a.length + b.length + 9);
  });

  it('is a whole file where there is nothing', () => {
    expect(tsharkFields(merge(['a', 'b'], [[new Uint8Array()], [new Uint8Array()]]), 'frame.number')).toEqual([['']]);
  });
});
