import { generate, type Packet } from 'mqtt-packet';
import { describe, expect, it } from 'vitest';
import { WallClock } from '../core/base/wall-clock.ts';
import { LogCaptureMerger } from '../core/capture/log-capture-merger.ts';
import { PacketList } from '../core/log/packet-list.ts';
import { PacketLog } from '../core/log/packet-log.ts';
import { TopicTable } from '../core/log/topic-table.ts';
import type { PacketChoice, PacketExportPiece } from '../core/protocol/engine-contract.ts';
import { PacketSplitter } from '../core/wire/packet-splitter.ts';
import { hasTshark, tsharkFields } from '../testing/tshark.ts';
import { EngineFault } from './engine-fault.ts';
import { PacketExporter } from './packet-exporter.ts';
import { PacketIntake } from './packet-intake.ts';

function setUp(budgetBytes = 64 << 20) {
  const log = new PacketLog(budgetBytes);
  const intake = new PacketIntake(log, new TopicTable(), new WallClock());
  const splitter = new PacketSplitter((batch) => intake.outbound(batch, 5, () => {}));
  const send = (packet: Packet) => splitter.push(new Uint8Array(generate(packet, { protocolVersion: 5 })));
  const publish = (payload: string) =>
    send({ cmd: 'publish', topic: 'a/b', payload, qos: 0, dup: false, retain: false, properties: {} });
  intake.opened();
  return { log, send, publish, exporter: new PacketExporter(log, new PacketList(log)) };
}

let lastId = 0;

function whole(exporter: PacketExporter, packets: PacketChoice, maxBytes: number, exportId = ++lastId) {
  const pieces: PacketExportPiece[] = [];
  while (!pieces.at(-1)?.done) {
    const begin = pieces.length === 0 ? { packets, includeSecrets: false, group: 0 } : null;
    const piece = exporter.piece({ exportId, begin, maxBytes });
    if (piece instanceof EngineFault) throw new Error(piece.error.message);
    pieces.push(piece);
  }
  const sum = (of: (piece: PacketExportPiece) => number) => pieces.reduce((total, piece) => total + of(piece), 0);
  return {
    bytes: Buffer.concat([new LogCaptureMerger(['lab']).header(), ...pieces.map(({ bytes }) => bytes)]),
    written: sum(({ written }) => written),
    missing: sum(({ missing }) => missing),
    withoutConnect: sum(({ withoutConnect }) => withoutConnect),
  };
}

const CONNECT: Packet = { cmd: 'connect', clientId: 'c', clean: true, keepalive: 60, protocolVersion: 5 };

describe('an export of packets', () => {
  it.runIf(hasTshark)('is one stream over all its pieces, also beside another export', () => {
    const { log, send, publish, exporter } = setUp();
    send(CONNECT);
    for (let i = 0; i < 20; i++) publish(`p${i}`);
    const other = { packets: { from: 0, end: log.endSeq }, includeSecrets: true, group: 1 };
    exporter.piece({ exportId: 999, begin: other, maxBytes: 1 });
    const { bytes, ...counts } = whole(exporter, { from: 0, end: log.endSeq }, 300);
    expect(counts).toEqual({ written: 21, missing: 0, withoutConnect: 0 });
    const lines = tsharkFields(bytes, 'mqtt.msgtype', 'tcp.stream', 'tcp.analysis.flags', '_ws.malformed');
    expect(lines.filter(([type]) => type === '3')).toEqual(Array.from({ length: 20 }, () => ['3', '0', '', '']));
    expect(lines).toHaveLength(24);
  });

  it('says beforehand how much it is', () => {
    const { log, send, publish, exporter } = setUp();
    send(CONNECT);
    for (let i = 0; i < 200; i++) publish('x'.repeat(i));
    const all = { from: 0, end: log.endSeq };
    const { bytes, written } = whole(exporter, all, 1 << 20);
    const size = exporter.size(all);
    expect(size.packets).toBe(written);
    expect(Math.abs(size.bytes - bytes.length)).toBeLessThan(500);
    expect(exporter.size({ seqs: Array.from({ length: log.endSeq }, (_, seq) => seq) })).toEqual(size);
    expect(exporter.size({ listed: all })).toEqual(size);
    expect(exporter.size({ from: 5, end: 7 }).packets).toBe(2);
    expect(exporter.size({ seqs: [0, 1, 9999] }).packets).toBe(2);
  });

  it('counts what was let go meanwhile, and connections whose version nobody knows', () => {
    const { log, publish, exporter } = setUp(2 << 20);
    for (let i = 0; i < 10; i++) publish('x'.repeat(200_000));
    const end = log.endSeq;
    for (let i = 0; i < 10; i++) publish('x'.repeat(200_000));
    const gone = log.firstSeq;
    expect(gone).toBeGreaterThan(1);
    const late = whole(exporter, { from: 0, end: log.endSeq }, 1);
    expect(late).toMatchObject({ written: log.endSeq - gone, missing: gone, withoutConnect: 1 });
    expect(whole(exporter, { from: 0, end: Math.min(end, gone) }, 1)).toMatchObject({ written: 0 });
    expect(whole(exporter, { seqs: [] }, 1)).toMatchObject({ written: 0, missing: 0 });
    expect(whole(exporter, { listed: { from: 0, end: log.endSeq } }, 1)).toMatchObject({ written: log.endSeq - gone });
  });

  it('is forgotten when it is done or given up', () => {
    const { log, publish, exporter } = setUp();
    for (let i = 0; i < 5; i++) publish('x');
    const begin = { packets: { from: 0, end: log.endSeq }, includeSecrets: false, group: 0 };
    const next = (exportId: number) => exporter.piece({ exportId, begin: null, maxBytes: 1 });
    exporter.piece({ exportId: 1, begin, maxBytes: 1 });
    expect(next(1)).toMatchObject({ next: 2 });
    exporter.drop(1);
    expect(next(1)).toBeInstanceOf(EngineFault);
    exporter.piece({ exportId: 2, begin, maxBytes: 1 << 20 });
    expect(next(2)).toBeInstanceOf(EngineFault);
  });
});
