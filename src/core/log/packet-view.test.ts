import { generate, type Packet } from 'mqtt-packet';
import { expect, it } from 'vitest';
import { emptyHead, readPacketHead } from '../wire/packet-head.ts';
import { ExchangeBook } from './exchange-book.ts';
import { META_OUT, META_VERSION_SHIFT } from './log-block.ts';
import { PacketLog } from './packet-log.ts';
import { PacketView } from './packet-view.ts';
import { NO_TOPIC_ID, TopicTable } from './topic-table.ts';

function logOf(...packets: readonly (readonly [time: number, isOut: boolean, packet: Packet | Uint8Array])[]) {
  const log = new PacketLog(1 << 22);
  for (const [time, isOut, packet] of packets) {
    const bytes = packet instanceof Uint8Array ? packet : new Uint8Array(generate(packet, { protocolVersion: 5 }));
    const head = emptyHead();
    readPacketHead(bytes, 0, bytes.length, 5, head);
    const shift = log.reserve(bytes, 0, bytes.length);
    log.append(0, bytes.length, shift, head, time, (isOut ? META_OUT : 0) | (2 << META_VERSION_SHIFT), NO_TOPIC_ID);
  }
  return log;
}

const log = logOf(
  [1000, true, { cmd: 'pingreq' }],
  [1004.5, false, { cmd: 'pingresp' }],
  [1010, true, { cmd: 'publish', topic: 'a', payload: 'x', qos: 1, dup: false, retain: false, messageId: 7 }],
  [1012, false, { cmd: 'puback', messageId: 7, reasonCode: 0x87 }],
  [1013, false, Uint8Array.of(0x62, 2, 0, 0)],
);
const view = new PacketView(log, new ExchangeBook(log), new TopicTable());

it('gives every packet in order, with its gap, id and size', () => {
  const { firstSeq, endSeq, rows } = view.rows(0, 100);
  expect([firstSeq, endSeq]).toEqual([0, 5]);
  expect(rows.map(({ type, gapMs, packetId, direction }) => [type, gapMs, packetId, direction])).toEqual([
    ['PINGREQ', null, null, 'out'],
    ['PINGRESP', 4.5, null, 'in'],
    ['PUBLISH', 5.5, 7, 'out'],
    ['PUBACK', 2, 7, 'in'],
    ['PUBREL', 1, 0, 'in'],
  ]);
  expect(rows.map(({ problem }) => problem)).toEqual([false, false, false, true, true]);
  expect(rows[4]?.fault).toContain('MQTT-2.2.1-3');
});

it('gives a window of them, and what lies before it counts for the gap', () => {
  expect(view.rows(2, 2).rows.map(({ seq, gapMs }) => [seq, gapMs])).toEqual([
    [2, 5.5],
    [3, 2],
  ]);
  expect(view.rows(4, 100).rows).toHaveLength(1);
  expect(view.rows(9, 100).rows).toEqual([]);
});

it('opens one packet: its fields, and as many of its bytes as are asked for', () => {
  const detail = view.detail(2, 3);
  expect(detail?.dissection.type).toBe('PUBLISH');
  expect(Array.from(detail?.bytes ?? [])).toEqual([0x32, 7, 0]);
  expect(view.detail(5, 3)).toBeNull();
});
