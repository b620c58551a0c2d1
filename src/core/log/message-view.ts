// Rows and details of the message list, read from the log when somebody looks at them.
import { PROPERTY } from '../mqtt/property.ts';
import type { Qos } from '../mqtt/qos.ts';
import { emptyHead, readPacketHead } from '../wire/packet-head.ts';
import { PACKET } from '../wire/packet-type.ts';
import { readAcknowledgement } from '../wire/read-answer.ts';
import { readProperties, stringProperty } from '../wire/read-properties.ts';
import { decodeUtf8Lossy } from '../wire/utf8.ts';
import type { Bookmarks } from './bookmarks.ts';
import { markRow } from './mark-row.ts';
import type { MessageList } from './message-list.ts';
import type { MessageDetail, MessageRow, MessageWindow } from './message-row.ts';
import type { LoggedPacket, PacketLog } from './packet-log.ts';
import { previewPayload } from './payload-preview.ts';
import type { TopicSubscriptions } from './topic-subscriptions.ts';
import { NO_TOPIC_ID, type TopicTable } from './topic-table.ts';

/** More rows than this are never in view. */
const MAX_ROWS = 1000;

/** How far the answer to a message is looked for, in packets. */
const MAX_ANSWER_DISTANCE = 1_000_000;

export class MessageView {
  readonly #log: PacketLog;
  readonly #bookmarks: Bookmarks;
  readonly #topics: TopicTable;
  readonly #subscriptions: TopicSubscriptions;
  readonly #head = emptyHead();

  constructor(log: PacketLog, bookmarks: Bookmarks, topics: TopicTable, subscriptions: TopicSubscriptions) {
    this.#log = log;
    this.#bookmarks = bookmarks;
    this.#topics = topics;
    this.#subscriptions = subscriptions;
  }

  /** `pattern`: what to mark in them, global and made for text. */
  rows(list: MessageList, from: number, count: number, pattern: RegExp | null = null): MessageWindow {
    const { first: firstOrdinal, end: endOrdinal } = list;
    const start = Math.max(from, firstOrdinal);
    const end = Math.min(from + Math.min(count, MAX_ROWS), endOrdinal);
    const rows: MessageRow[] = [];
    for (let ordinal = start; ordinal < end; ordinal++) {
      const seq = list.seqAt(ordinal);
      const packet = seq === undefined ? undefined : this.packet(seq);
      if (!packet) continue;
      const row = this.#row(ordinal, packet);
      const payload = pattern && packet.bytes.subarray(packet.payloadOffset);
      rows.push(pattern && payload ? { ...row, ...markRow(row.topic, payload, pattern) } : row);
    }
    return { firstOrdinal, endOrdinal, rows };
  }

  /** In the log, or as the copy that its bookmark keeps. */
  packet(seq: number): LoggedPacket | undefined {
    return this.#log.packet(seq) ?? this.#bookmarks.packet(seq);
  }

  /** `list` gives the row its position; where it is not in there, -1. */
  detail(list: MessageList, seq: number, maxPayloadBytes: number): MessageDetail | null {
    const packet = this.packet(seq);
    if (!packet || (packet.bytes[0] as number) >> 4 !== PACKET.publish) return null;
    const ordinal = list.positionOf(seq) ?? -1;
    const head = this.#head;
    readPacketHead(packet.bytes, 0, packet.bytes.length, packet.version, head);
    const properties = readProperties(packet.bytes, head.propertiesStart, head.propertiesEnd);
    const row = this.#row(ordinal, packet);
    const matching = packet.direction === 'in' ? this.#matching(packet, row.topic) : [];
    return {
      row,
      version: packet.version,
      packetId: row.qos === 0 ? null : packet.packetId,
      packetSize: packet.bytes.length,
      properties: properties.ok ? properties.value : [],
      payload: packet.bytes.slice(packet.payloadOffset, packet.payloadOffset + maxPayloadBytes),
      answer: this.#answer(packet, row.qos),
      subscriptions: matching.map((i) => this.#subscriptions.filters[i] ?? ''),
    };
  }

  #row(ordinal: number, packet: LoggedPacket): MessageRow {
    const first = packet.bytes[0] as number;
    const payload = packet.bytes.subarray(packet.payloadOffset);
    const topic = this.#topic(packet);
    const matching = packet.direction === 'in' ? this.#matching(packet, topic)[0] : undefined;
    return {
      ordinal,
      seq: packet.seq,
      time: packet.time,
      direction: packet.direction,
      topic,
      // 3 is a violation; it is shown as the highest there is, and marked as a violation where packets are shown.
      qos: Math.min(2, (first >> 1) & 3) as Qos,
      retain: (first & 1) === 1,
      dup: (first & 8) !== 0,
      size: payload.length,
      ...previewPayload(payload),
      previewCut: false,
      topicMarks: [],
      previewMarks: [],
      bookmarked: this.#bookmarks.has(packet.seq),
      connection: packet.connection,
      propertiesNote: this.#propertiesNote(packet),
      subscription: matching === undefined ? null : (this.#subscriptions.filters[matching] ?? null),
    };
  }

  /** `application/json · 3`: a column's width is no place for more. */
  #propertiesNote(packet: LoggedPacket): string {
    if (packet.version !== 5) return '';
    const head = this.#head;
    readPacketHead(packet.bytes, 0, packet.bytes.length, packet.version, head);
    if (head.propertiesStart === head.propertiesEnd) return '';
    const properties = readProperties(packet.bytes, head.propertiesStart, head.propertiesEnd);
    if (!properties.ok) return '';
    const contentType = stringProperty(properties.value, PROPERTY.contentType);
    const others = properties.value.length - (contentType === undefined ? 0 : 1);
    if (contentType === undefined) return properties.value.map(({ name }) => name).join(', ');
    return others === 0 ? contentType : `${contentType} · ${others}`;
  }

  #topic(packet: LoggedPacket): string {
    if (packet.topicId !== NO_TOPIC_ID) return this.#topics.text(packet.topicId);
    const head = this.#head;
    readPacketHead(packet.bytes, 0, packet.bytes.length, packet.version, head);
    return decodeUtf8Lossy(packet.bytes.subarray(head.topicStart, head.topicEnd));
  }

  #matching(packet: LoggedPacket, topic: string): readonly number[] {
    return packet.topicId === NO_TOPIC_ID
      ? this.#subscriptions.matchingText(topic)
      : this.#subscriptions.matching(packet.topicId);
  }

  /** The packet that ended the message's exchange: PUBACK at QoS 1, PUBCOMP (or a refusing PUBREC) at QoS 2. */
  #answer(publish: LoggedPacket, qos: Qos): MessageDetail['answer'] {
    if (qos === 0) return null;
    const back = publish.direction === 'in' ? 'out' : 'in';
    const answer = this.#log.findAfter(
      publish.seq,
      MAX_ANSWER_DISTANCE,
      (first, direction) =>
        direction === back ? isAnswer(first >> 4) : direction === publish.direction && isNewPublish(first),
      publish.packetId,
    );
    if (!answer) return null;
    const type = (answer.bytes[0] as number) >> 4;
    if (type === PACKET.publish) return null; // The packet id is in use again: the exchange had no answer.
    readPacketHead(answer.bytes, 0, answer.bytes.length, answer.version, this.#head);
    const { reasonCode } = readAcknowledgement(answer.bytes, this.#head.bodyStart, answer.version);
    const ms = answer.time - publish.time;
    if (type === PACKET.puback) return { packet: 'PUBACK', ms, reasonCode };
    if (type === PACKET.pubcomp) return { packet: 'PUBCOMP', ms, reasonCode };
    if (reasonCode >= 0x80) return { packet: 'PUBREC', ms, reasonCode };
    const complete = this.#log.findAfter(
      answer.seq,
      MAX_ANSWER_DISTANCE,
      (first, direction) => direction === back && first >> 4 === PACKET.pubcomp,
      publish.packetId,
    );
    if (!complete) return null;
    readPacketHead(complete.bytes, 0, complete.bytes.length, complete.version, this.#head);
    return {
      packet: 'PUBCOMP',
      ms: complete.time - publish.time,
      reasonCode: readAcknowledgement(complete.bytes, this.#head.bodyStart, complete.version).reasonCode,
    };
  }
}

function isAnswer(type: number): boolean {
  return type === PACKET.puback || type === PACKET.pubcomp || type === PACKET.pubrec;
}

/** A PUBLISH that is no repetition: its packet id is in use anew. */
function isNewPublish(first: number): boolean {
  return first >> 4 === PACKET.publish && (first & 0b1000) === 0;
}
