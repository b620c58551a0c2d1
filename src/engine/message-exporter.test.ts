import { generate } from 'mqtt-packet';
import { describe, expect, it } from 'vitest';
import { WallClock } from '../core/base/wall-clock.ts';
import type { ExportFormat } from '../core/capture/exported-message.ts';
import { Bookmarks } from '../core/log/bookmarks.ts';
import { MessageList } from '../core/log/message-list.ts';
import { MessageView } from '../core/log/message-view.ts';
import { PacketLog } from '../core/log/packet-log.ts';
import { TopicSubscriptions } from '../core/log/topic-subscriptions.ts';
import { TopicTable } from '../core/log/topic-table.ts';
import type { ExportPiece, ExportRequest } from '../core/protocol/engine-contract.ts';
import { PacketSplitter } from '../core/wire/packet-splitter.ts';
import { MessageExporter } from './message-exporter.ts';
import { PacketIntake } from './packet-intake.ts';

function setUp(budgetBytes = 64 << 20) {
  const log = new PacketLog(budgetBytes);
  const topics = new TopicTable();
  const intake = new PacketIntake(log, topics, new WallClock());
  const bookmarks = new Bookmarks(log);
  const view = new MessageView(log, bookmarks, topics, new TopicSubscriptions(topics));
  const list = new MessageList(log);
  const exporter = new MessageExporter((seq) => view.packet(seq), list, topics);
  const splitter = new PacketSplitter((batch) => intake.outbound(batch, 5, () => {}));
  const publish = (payload: string) =>
    splitter.push(
      new Uint8Array(
        generate(
          {
            cmd: 'publish',
            topic: 'a/b',
            payload,
            qos: 0,
            dup: false,
            retain: false,
            properties: { contentType: 'text/plain', userProperties: { n: '1' } },
          },
          { protocolVersion: 5 },
        ),
      ),
    );
  return { log, list, bookmarks, exporter, publish };
}

type Exporter = ReturnType<typeof setUp>['exporter'];

/** Asks until it is done; `between` happens after each piece. */
function whole(
  exporter: Exporter,
  format: ExportFormat,
  messages: ExportRequest['messages'],
  maxBytes: number,
  between: () => void = () => {},
) {
  const pieces: ExportPiece[] = [];
  let next = 'seqs' in messages ? 0 : messages.from;
  while (!pieces.at(-1)?.done) {
    if (pieces.length > 0) between();
    const piece = exporter.piece({ format, messages, next, maxBytes, connection: { name: 'lab', clientId: 'c' } });
    pieces.push(piece);
    next = piece.next;
  }
  const sum = (key: 'written' | 'missing') => pieces.reduce((all, piece) => all + piece[key], 0);
  const text = Buffer.concat(pieces.map(({ bytes }) => bytes)).toString();
  return { text, pieces: pieces.length, written: sum('written'), missing: sum('missing') };
}

describe('MessageExporter', () => {
  it.each(['json', 'ndjson', 'csv'] as const)('writes the same %s in one piece and in many', (format) => {
    const { exporter, publish } = setUp();
    for (let n = 0; n < 50; n++) publish(`payload ${n}`);
    const all = { from: 0, end: 50 };
    const one = whole(exporter, format, all, 1 << 20);
    const many = whole(exporter, format, all, 1);
    expect([one.pieces, many.pieces]).toEqual([1, 50]);
    expect(many.text).toBe(one.text);
    expect(one).toMatchObject({ written: 50, missing: 0 });
    if (format === 'json') {
      expect(JSON.parse(one.text)[49]).toMatchObject({
        topic: 'a/b',
        direction: 'out',
        payload: 'payload 49',
        properties: { contentType: 'text/plain', userProperties: [['n', '1']] },
      });
    }
    if (format === 'csv') expect(one.text.match(/client_id/g)).toHaveLength(1);
  });

  it('keeps pieces near their bound, and a message that is larger whole', () => {
    const { exporter, publish } = setUp();
    for (let n = 0; n < 100; n++) publish('x'.repeat(100));
    publish('y'.repeat(50_000));
    const messages = { from: 0, end: 101 };
    const { bytes, done } = exporter.piece({ format: 'ndjson', messages, next: 0, maxBytes: 2000 });
    expect(done).toBe(false);
    expect(bytes.length).toBeGreaterThanOrEqual(2000);
    expect(bytes.length).toBeLessThan(2400);
    const last = exporter.piece({ format: 'ndjson', messages, next: 100, maxBytes: 2000 });
    expect(last).toMatchObject({ written: 1, done: true });
    expect(JSON.parse(Buffer.from(last.bytes).toString()).payload).toHaveLength(50_000);
  });

  it('goes on where messages were let go meanwhile, and counts them', () => {
    const { log, exporter, publish } = setUp(4 << 20);
    let count = 0;
    const more = (n: number) => {
      for (let i = 0; i < n; i++) publish(`${count++} ${'x'.repeat(1000)}`);
      log.settle();
    };
    more(1000);
    const { text, written, missing } = whole(exporter, 'json', { from: 0, end: 1000 }, 200_000, () => more(1500));
    const payloads: string[] = JSON.parse(text).map(({ payload }: { payload: string }) => payload);
    expect(payloads).toHaveLength(written);
    expect(missing).toBeGreaterThan(0);
    expect(written + missing).toBe(1000);
    expect(payloads[0]).toMatch(/^0 /);
  });

  it('writes an empty array when all was let go before its turn came', () => {
    const { log, exporter, publish } = setUp();
    publish('a');
    publish('b');
    log.clear();
    for (const messages of [{ from: 0, end: 2 }, { seqs: [0, 1] }]) {
      const { text, written, missing } = whole(exporter, 'json', messages, 1000);
      expect(JSON.parse(text)).toEqual([]);
      expect({ written, missing }).toEqual({ written: 0, missing: 2 });
    }
  });

  it('writes chosen messages in the order that is asked for, also where only their bookmark keeps them', () => {
    const { log, bookmarks, exporter, publish } = setUp();
    for (const payload of ['a', 'b', 'c']) publish(payload);
    bookmarks.set(1, true);
    const payloads = (text: string) => JSON.parse(text).map(({ payload }: { payload: string }) => payload);
    expect(payloads(whole(exporter, 'json', { seqs: [2, 0] }, 1).text)).toEqual(['c', 'a']);
    log.clear();
    const left = whole(exporter, 'json', { seqs: [2, 1, 0] }, 1);
    expect(payloads(left.text)).toEqual(['b']);
    expect(left.missing).toBe(2);
  });
});
