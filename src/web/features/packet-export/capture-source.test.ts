import { expect, it } from 'vitest';
import { fail, ok } from '../../../core/base/result.ts';
import { type CaptureStream, PcapngWriter } from '../../../core/capture/pcapng-writer.ts';
import type { PacketExportBegin, PacketExportRequest } from '../../../core/protocol/engine-contract.ts';
import { runExport } from '../../kit/export-run/run-export.ts';
import { BlobSink } from '../../kit/save-bytes/export-sink.ts';
import { type CaptureAccess, captureSource } from './capture-source.ts';

/** A packet a piece; the packet with the number n passed at n seconds, and the log of `b` is half a second late. */
function access() {
  interface Known {
    readonly begin: PacketExportBegin;
    readonly writer: PcapngWriter;
    readonly stream: CaptureStream;
    next: number;
  }
  const exports = new Map<string, Known>();
  const dropped: string[] = [];
  const asked: PacketExportRequest[] = [];
  const fetchPiece: CaptureAccess['fetchPiece'] = async (profileId, request) => {
    asked.push(request);
    const late = profileId === 'b' ? 500 : 0;
    if (profileId === 'gone') return fail({ code: 'internal', message: 'no engine' });
    if (request.begin) {
      const { packets, group } = request.begin;
      const writer = new PcapngWriter(group);
      const next = 'from' in packets ? packets.from : 0;
      exports.set(profileId, { begin: request.begin, writer, stream: writer.open(1000 + late), next });
    }
    const known = exports.get(profileId) as Known;
    const { packets } = known.begin;
    const seq = 'seqs' in packets ? (packets.seqs[known.next] as number) : known.next;
    known.writer.packet(known.stream, seq * 1000 + late, 'out', Uint8Array.of(0xc0, 0));
    const next = ++known.next;
    const end = 'seqs' in packets ? packets.seqs.length : 'end' in packets ? packets.end : 0;
    const done = next >= end;
    const withoutConnect = request.begin ? 1 : 0;
    return ok({ bytes: known.writer.take(), next, end, done, written: 1, missing: 0, withoutConnect });
  };
  const drop: CaptureAccess['drop'] = (profileId) => void dropped.push(profileId);
  return { access: { fetchPiece, drop }, dropped, asked };
}

async function run(source: ReturnType<typeof captureSource>) {
  let whole = new Blob();
  const shares: number[] = [];
  const outcome = await runExport({
    source,
    sink: new BlobSink((blob) => {
      whole = blob;
    }),
    signal: new AbortController().signal,
    maxBytes: Number.POSITIVE_INFINITY,
    onProgress: ({ done }) => shares.push(done),
  });
  return { outcome, shares, bytes: new DataView(await whole.arrayBuffer()) };
}

/** Interface and seconds of each packet block. */
function blocks(file: DataView): [number, number][] {
  const found: [number, number][] = [];
  for (let at = 0; at < file.byteLength; at += file.getUint32(at + 4, true)) {
    if (file.getUint32(at, true) !== 6) continue;
    const micros = file.getUint32(at + 12, true) * 0x1_0000_0000 + file.getUint32(at + 16, true);
    found.push([file.getUint32(at + 8, true), micros / 1e6]);
  }
  return found;
}

it('puts several connections into one file by time, and lets each engine forget it', async () => {
  const { access: engines, dropped, asked } = access();
  const parts = [
    { profileId: 'a', name: 'lab', packets: { from: 3, end: 6 } },
    { profileId: 'b', name: 'plant', packets: { seqs: [2, 4] } },
  ];
  const source = captureSource(parts, true, () => true, engines);
  const { outcome, shares, bytes } = await run(source);
  expect(outcome).toMatchObject({ kind: 'whole', progress: { written: 5, missing: 0, done: 1 } });
  const found = blocks(bytes);
  expect(found.map(([, time]) => time)).toEqual([...found.map(([, time]) => time)].sort((x, y) => x - y));
  expect(found.filter(([index]) => index === 0).slice(3)).toEqual([
    [0, 3],
    [0, 4],
    [0, 5],
  ]);
  expect(found.filter(([index]) => index === 1).slice(3)).toEqual([
    [1, 2.5],
    [1, 4.5],
  ]);
  expect(shares).toEqual([...shares].sort((x, y) => x - y));
  expect(source.withoutConnect()).toBe(2);
  expect(dropped).toEqual(['a', 'b']);
  expect(new Set(asked.map(({ exportId }) => exportId)).size).toBe(1);
  expect(asked.map(({ begin }) => begin?.includeSecrets ?? null)).toEqual([true, true, null, null, null]);
});

it('fails as a whole where one connection is gone, and is forgotten everywhere', async () => {
  const { access: engines, dropped } = access();
  const packets = { from: 0, end: 2 };
  const parts = ['a', 'gone'].map((profileId) => ({ profileId, name: profileId, packets }));
  const { outcome } = await run(captureSource(parts, false, () => true, engines));
  expect(outcome).toMatchObject({ kind: 'failed', message: 'no engine' });
  expect(dropped).toEqual(['a', 'gone']);
});
