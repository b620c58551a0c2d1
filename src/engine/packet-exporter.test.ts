import { generate, type Packet } from 'mqtt-packet';
import { describe, expect, it } from 'vitest';
import { WallClock } from '../core/base/wall-clock.ts';
import { LogCaptureMerger } from '../core/capture/log-capture-merger.ts';
import type { LogCaptureSize } from '../core/capture/log-capture-size.ts';
import { MessageList } from '../core/log/message-list.ts';
import { PacketList } from '../core/log/packet-list.ts';
import { PacketLog } from '../core/log/packet-log.ts';
import { TopicTable } from '../core/log/topic-table.ts';
import type { PacketChoice, PacketExportPiece } from '../core/protocol/engine-contract.ts';
import type { InboundGuard } from '../core/wire/inbound-guard.ts';
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
  const exporter = new PacketExporter(log, intake.exchanges, new MessageList(log), new PacketList(log));
  return { log, intake, send, publish, exporter };
}

let lastId = 0;

async function whole(exporter: PacketExporter, packets: PacketChoice, maxBytes: number, exportId = ++lastId) {
  const pieces: PacketExportPiece[] = [];
  while (!pieces.at(-1)?.done) {
    const begin = pieces.length === 0 ? { packets, includeSecrets: false, group: 0 } : null;
    const piece = await exporter.piece({ exportId, begin, maxBytes });
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

const MESSAGE = { cmd: 'publish' as const, topic: 'a/b', dup: false, retain: false };
const CONNECT: Packet = { cmd: 'connect', clientId: 'c', clean: true, keepalive: 60, protocolVersion: 5 };

describe('an export of packets', () => {
  it.runIf(hasTshark)('is one stream over all its pieces, also beside another export', async () => {
    const { log, send, publish, exporter } = setUp();
    send(CONNECT);
    for (let i = 0; i < 20; i++) publish(`p${i}`);
    const other = { packets: { from: 0, end: log.endSeq }, includeSecrets: true, group: 1 };
    exporter.piece({ exportId: 999, begin: other, maxBytes: 1 });
    const { bytes, ...counts } = await whole(exporter, { from: 0, end: log.endSeq }, 300);
    expect(counts).toEqual({ written: 21, missing: 0, withoutConnect: 0 });
    const lines = tsharkFields(bytes, 'mqtt.msgtype', 'tcp.stream', 'tcp.analysis.flags', '_ws.malformed');
    expect(lines.filter(([type]) => type === '3')).toEqual(Array.from({ length: 20 }, () => ['3', '0', '', '']));
    expect(lines).toHaveLength(24);
  });

  it('says beforehand how much it is', async () => {
    const { log, send, publish, exporter } = setUp();
    send(CONNECT);
    for (let i = 0; i < 200; i++) publish('x'.repeat(i));
    const all = { from: 0, end: log.endSeq };
    const { bytes, written } = await whole(exporter, all, 1 << 20);
    const size = exporter.size(all) as LogCaptureSize;
    expect(size.packets).toBe(written);
    expect(Math.abs(size.bytes - bytes.length)).toBeLessThan(500);
    expect(exporter.size({ seqs: Array.from({ length: log.endSeq }, (_, seq) => seq) })).toEqual(size);
    expect(exporter.size({ listed: all })).toEqual(size);
    expect(exporter.size({ from: 5, end: 7 })?.packets).toBe(2);
    expect(exporter.size({ seqs: [0, 1, 9999] })?.packets).toBe(2);
  });

  it('counts what was let go meanwhile, and connections whose version nobody knows', async () => {
    const { log, publish, exporter } = setUp(2 << 20);
    for (let i = 0; i < 10; i++) publish('x'.repeat(200_000));
    const end = log.endSeq;
    for (let i = 0; i < 10; i++) publish('x'.repeat(200_000));
    const gone = log.firstSeq;
    expect(gone).toBeGreaterThan(1);
    const late = await whole(exporter, { from: 0, end: log.endSeq }, 1);
    expect(late).toMatchObject({ written: log.endSeq - gone, missing: gone, withoutConnect: 1 });
    expect(await whole(exporter, { from: 0, end: Math.min(end, gone) }, 1)).toMatchObject({ written: 0 });
    expect(await whole(exporter, { seqs: [] }, 1)).toMatchObject({ written: 0, missing: 0 });
    expect(await whole(exporter, { listed: { from: 0, end: log.endSeq } }, 1)).toMatchObject({
      written: log.endSeq - gone,
    });
  });

  it('is forgotten when it is done or given up', async () => {
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

  it.runIf(hasTshark)('has the packets of messages with what was answered to them, in their order', async () => {
    const { intake, send, publish, exporter } = setUp();
    const guard = { check: () => null } as unknown as InboundGuard;
    const connection = { version: 5 as const, guard, aliases: new Map(), onInbound: () => {}, onViolation: () => {} };
    const incoming = new PacketSplitter((batch) => intake.inbound(batch, connection));
    const receive = (packet: Packet) => incoming.push(new Uint8Array(generate(packet, { protocolVersion: 5 })));
    const message = (messageId: number): Packet => ({ ...MESSAGE, payload: `${messageId}`, qos: 1, messageId });
    send(CONNECT);
    receive({ cmd: 'connack', sessionPresent: false, reasonCode: 0 });
    send(message(1));
    send(message(2));
    publish('none');
    receive({ cmd: 'puback', messageId: 2 });
    receive({ cmd: 'puback', messageId: 1 });
    const types = async (packets: PacketChoice) =>
      tsharkFields((await whole(exporter, packets, 1)).bytes, 'mqtt.msgtype', 'mqtt.msgid')
        .filter(([type]) => type !== '')
        .map((fields) => fields.join(' ').trim());
    expect(await types({ messages: { from: 0, end: 3 } })).toEqual(['1', '3 1', '3 2', '3', '4 2', '4 1']);
    expect(await types({ messages: { seqs: [3] } })).toEqual(['1', '3 2', '4 2']);
    expect(exporter.size({ messages: { seqs: [3] } })).toBeNull();
  });
});
