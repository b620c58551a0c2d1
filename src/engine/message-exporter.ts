// Writes messages of the log in the formats of exports, a piece at a time. It remembers nothing from piece to piece:
// whoever asks says where to go on.
import { ByteWriter } from '../core/capture/byte-writer.ts';
import type { ExportedMessage } from '../core/capture/exported-message.ts';
import { type MessageWriter, messageWriter } from '../core/capture/message-writer.ts';
import type { MessageList } from '../core/log/message-list.ts';
import type { LoggedPacket } from '../core/log/packet-log.ts';
import { NO_TOPIC_ID, type TopicTable } from '../core/log/topic-table.ts';
import type { Qos } from '../core/mqtt/qos.ts';
import type { ExportPiece, ExportRequest } from '../core/protocol/engine-contract.ts';
import { emptyHead, readPacketHead } from '../core/wire/packet-head.ts';
import { readProperties } from '../core/wire/read-properties.ts';
import { decodeUtf8Lossy } from '../core/wire/utf8.ts';

const NO_CONNECTION = { name: '', clientId: '' };

export class MessageExporter {
  readonly #packet: (seq: number) => LoggedPacket | undefined;
  readonly #list: MessageList;
  readonly #topics: TopicTable;
  readonly #head = emptyHead();

  /** `packet`: in the log, or as its bookmark keeps it. */
  constructor(packet: (seq: number) => LoggedPacket | undefined, list: MessageList, topics: TopicTable) {
    this.#packet = packet;
    this.#list = list;
    this.#topics = topics;
  }

  piece({ format, messages, next: start, maxBytes, connection }: ExportRequest): ExportPiece {
    const writer = messageWriter(format, connection ?? NO_CONNECTION);
    const out = new ByteWriter();
    const begin = 'seqs' in messages ? 0 : messages.from;
    const end = 'seqs' in messages ? messages.seqs.length : messages.end;
    // A piece ends early only after a message: whoever goes on has some before.
    const isFirst = start <= begin;
    if (isFirst) out.text(writer.head);
    // What was evicted at the begin of a long list is stepped over at once.
    let next = 'seqs' in messages ? start : Math.min(end, Math.max(start, this.#list.first));
    let missing = next - start;
    let written = 0;
    for (; next < end && (written === 0 || out.length < maxBytes); next++) {
      const seq = 'seqs' in messages ? messages.seqs[next] : this.#list.seqAt(next);
      const packet = seq === undefined ? undefined : this.#packet(seq);
      if (packet) this.#write(packet, writer, isFirst && written === 0, out);
      if (packet) written++;
      else missing++;
    }
    const done = next >= end;
    if (done) out.text(writer.tail);
    return { bytes: out.toBytes(), next, done, written, missing };
  }

  #write(packet: LoggedPacket, writer: MessageWriter, isFirst: boolean, out: ByteWriter): void {
    if (!isFirst) out.text(writer.between);
    writer.write(this.#read(packet), out);
  }

  #read(packet: LoggedPacket): ExportedMessage {
    const { bytes, version, topicId, time, direction } = packet;
    const head = this.#head;
    readPacketHead(bytes, 0, bytes.length, version, head);
    const flags = bytes[0] as number;
    const properties = version === 5 ? readProperties(bytes, head.propertiesStart, head.propertiesEnd) : null;
    const qos = Math.min(2, (flags >> 1) & 3) as Qos;
    return {
      time,
      direction,
      topic:
        topicId === NO_TOPIC_ID
          ? decodeUtf8Lossy(bytes.subarray(head.topicStart, head.topicEnd))
          : this.#topics.text(topicId),
      payload: bytes.subarray(packet.payloadOffset),
      qos,
      retain: (flags & 1) === 1,
      dup: (flags & 8) !== 0,
      version,
      packetId: qos === 0 ? null : packet.packetId,
      properties: properties?.ok ? properties.value : [],
    };
  }
}
