// An exchange with all its steps, read from the log when somebody looks at it.

import { emptyHead, readPacketHead } from '../wire/packet-head.ts';
import { PACKET, packetName } from '../wire/packet-type.ts';
import { readAcknowledgement, readConnack, readSuback } from '../wire/read-answer.ts';
import { readTopicFilters } from '../wire/read-subscribe.ts';
import { summarizePacket } from '../wire/summarize-packet.ts';
import { decodeConnectionEvent } from './connection-event.ts';
import { type Exchange, type ExchangeStep, MAX_STEPS, type PacketStep } from './exchange.ts';
import type { ExchangeBook } from './exchange-book.ts';
import type { LoggedPacket, PacketLog } from './packet-log.ts';
import { NO_TOPIC_ID, type TopicTable } from './topic-table.ts';

/** Null: the packet is not kept, or is an event. */
export function readExchange(log: PacketLog, book: ExchangeBook, topics: TopicTable, seq: number): Exchange | null {
  const packet = log.packet(seq);
  if (!packet || packet.isEvent) return null;
  const record = packet.exchange === null ? null : book.record(packet.exchange);
  if (!record) return alone(packet, book, topics);
  const packets = record.seqs.flatMap((at) => log.packet(at) ?? []);
  const first = packets[0] as LoggedPacket;
  const last = packets.at(-1) as LoggedPacket;
  const isOver = record.status !== 'open';
  const steps = [
    ...packets.map((step, i) =>
      packetStep(
        step,
        book,
        packets.slice(0, i).some((before) => isSameType(before, step)),
      ),
    ),
    ...landmarkSteps(log, book, first, last, record.status),
  ].sort((a, b) => a.seq - b.seq);
  const marked = steps.map((step, i) => markUnanswered(step, steps[i + 1], record.kind));
  return {
    id: record.id,
    kind: record.kind,
    status: record.status,
    firstSeq: first.seq,
    lastSeq: last.seq,
    direction: record.direction,
    qos: record.kind === 'publish' ? record.qos : null,
    packetId: record.packetId || null,
    topic: topicOf(first, topics),
    startedAt: first.time,
    endedAt: isOver ? endOf(marked, last) : null,
    steps: marked.length > MAX_STEPS ? [...marked.slice(0, MAX_STEPS / 2), ...marked.slice(-MAX_STEPS / 2)] : marked,
  };
}

/** A message at QoS 0. Of other packets without an exchange nothing is known: nobody waited for them, or it was let go. */
function alone(packet: LoggedPacket, book: ExchangeBook, topics: TopicTable): Exchange | null {
  const first = packet.bytes[0] ?? 0;
  if (first >> 4 !== PACKET.publish || (first & 0b0110) !== 0) return null;
  return {
    id: -1,
    kind: 'publish',
    status: 'complete',
    firstSeq: packet.seq,
    lastSeq: packet.seq,
    direction: packet.direction,
    qos: 0,
    packetId: null,
    topic: topicOf(packet, topics),
    startedAt: packet.time,
    endedAt: packet.time,
    steps: [packetStep(packet, book, false)],
  };
}

function packetStep(packet: LoggedPacket, book: ExchangeBook, repeated: boolean): PacketStep {
  const { seq, time, direction, bytes } = packet;
  const first = bytes[0] ?? 0;
  const fault = book.fault(seq);
  return {
    kind: 'packet',
    seq,
    time,
    direction,
    type: packetName(first >> 4) ?? '',
    repeated,
    unanswered: false,
    reasonCode: reasonCodeOf(packet),
    size: bytes.length,
    fault: fault ? `[${fault.clause}] ${fault.message}` : summarizePacket(bytes, packet.version).fault,
  };
}

function isSameType(one: LoggedPacket, other: LoggedPacket): boolean {
  return (one.bytes[0] ?? 0) >> 4 === (other.bytes[0] ?? 0) >> 4 && one.direction === other.direction;
}

/** What happened to the connection between its packets, and, as long as it waits, after them. */
function landmarkSteps(
  log: PacketLog,
  book: ExchangeBook,
  first: LoggedPacket,
  last: LoggedPacket,
  status: Exchange['status'],
): ExchangeStep[] {
  const steps: ExchangeStep[] = [];
  const isOver = status === 'complete' || status === 'refused';
  for (const { seq } of book.landmarks(first.connection)) {
    if (seq <= first.seq || (isOver && seq >= last.seq)) continue;
    const packet = log.packet(seq);
    if (!packet || packet.exchange === first.exchange) continue;
    // What was lost is told to where it was lost.
    if (status === 'lost' && seq > last.seq && steps.some((step) => step.seq > last.seq)) break;
    if (packet.isEvent) {
      const event = decodeConnectionEvent(packet.bytes);
      if (event.kind !== 'opened') steps.push({ kind: 'event', seq, time: packet.time, event });
      continue;
    }
    const { sessionPresent, code } = readConnack(packet.bytes, bodyOf(packet), packet.version);
    steps.push({ kind: 'reconnect', seq, time: packet.time, sessionPresent, reasonCode: code });
  }
  return steps;
}

/** Packets that are answered within their exchange. */
const ASKS = new Set(['CONNECT', 'PUBLISH', 'PUBREC', 'PUBREL', 'SUBSCRIBE', 'UNSUBSCRIBE', 'PINGREQ']);

function markUnanswered(step: ExchangeStep, next: ExchangeStep | undefined, kind: Exchange['kind']): ExchangeStep {
  if (step.kind !== 'packet' || !ASKS.has(step.type)) return step;
  const isCut = next?.kind === 'event' && next.event.kind === 'closed';
  return isCut || (kind !== 'publish' && next?.kind === 'reconnect') ? { ...step, unanswered: true } : step;
}

function endOf(steps: readonly ExchangeStep[], last: LoggedPacket): number {
  return steps.findLast((step) => step.seq >= last.seq)?.time ?? last.time;
}

function reasonCodeOf(packet: LoggedPacket): number | null {
  const { bytes, version } = packet;
  const body = bodyOf(packet);
  switch ((bytes[0] ?? 0) >> 4) {
    case PACKET.connack:
      return readConnack(bytes, body, version).code;
    case PACKET.puback:
    case PACKET.pubrec:
    case PACKET.pubrel:
    case PACKET.pubcomp:
      return version === 5 ? readAcknowledgement(bytes, body, version).reasonCode : null;
    case PACKET.suback:
    case PACKET.unsuback: {
      const { codes } = readSuback(bytes, body, version);
      return codes.length > 0 ? Math.max(...codes.subarray(0, 1000)) : null;
    }
    case PACKET.disconnect:
    case PACKET.auth:
      return version === 5 ? (bytes[body] ?? 0) : null;
    default:
      return null;
  }
}

function bodyOf({ bytes, version }: LoggedPacket): number {
  const head = emptyHead();
  readPacketHead(bytes, 0, bytes.length, version, head);
  return head.bodyStart;
}

function topicOf(packet: LoggedPacket, topics: TopicTable): string | null {
  const { bytes, version, topicId } = packet;
  const type = (bytes[0] ?? 0) >> 4;
  if (type === PACKET.subscribe || type === PACKET.unsubscribe) {
    const kind = type === PACKET.subscribe ? 'SUBSCRIBE' : 'UNSUBSCRIBE';
    return readTopicFilters(bytes, bodyOf(packet), version, kind)[0] ?? null;
  }
  if (type !== PACKET.publish) return null;
  if (topicId !== NO_TOPIC_ID) return topics.text(topicId);
  const head = emptyHead();
  readPacketHead(bytes, 0, bytes.length, version, head);
  return new TextDecoder().decode(bytes.subarray(head.topicStart, head.topicEnd)) || null;
}
