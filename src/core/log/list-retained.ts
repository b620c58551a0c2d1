// What the broker keeps, as far as it was seen: from the account of topics, with what the log still has of each message.

import type { Qos } from '../mqtt/qos.ts';
import { topicMatches } from '../mqtt/topic.ts';
import type { LoggedPacket, PacketLog } from './packet-log.ts';
import { previewPayload } from './payload-preview.ts';
import type { RetainedMessage } from './retained-message.ts';
import type { TopicStatistics } from './topic-statistics.ts';
import type { TopicTable } from './topic-table.ts';

/** More rows than this nobody looks through: a level further down has fewer. */
export const MAX_RETAINED = 10_000;

/** What the broker keeps for the topics that `topicFilter` matches, as far as it was seen; by topic name. */
export function listRetained(
  log: PacketLog,
  topics: TopicTable,
  statistics: TopicStatistics,
  topicFilter: string,
): readonly RetainedMessage[] {
  const found: { readonly topicId: number; readonly topic: string }[] = [];
  for (let topicId = 0; topicId < topics.count; topicId++) {
    if (!statistics.isRetained(topicId)) continue;
    const topic = topics.text(topicId);
    if (topicMatches(topicFilter, topic)) found.push({ topicId, topic });
  }
  return found
    .sort((a, b) => (a.topic < b.topic ? -1 : a.topic > b.topic ? 1 : 0))
    .slice(0, MAX_RETAINED)
    .map(({ topicId, topic }) => retainedMessage(log, statistics, topicId, topic));
}

function retainedMessage(log: PacketLog, statistics: TopicStatistics, topicId: number, topic: string): RetainedMessage {
  const time = statistics.retainedTime(topicId);
  const packet = log.packet(statistics.retainedSeq(topicId));
  const last = statistics.lastSeq(topicId);
  const isLast = last <= statistics.retainedSeq(topicId);
  if (!packet) {
    return { topic, seq: null, time, qos: 0, size: 0, preview: '', previewKind: 'empty', mayBeOutdated: !isLast };
  }
  const payload = payloadOf(packet);
  return {
    topic,
    seq: packet.seq,
    time,
    qos: Math.min(2, ((packet.bytes[0] as number) >> 1) & 3) as Qos,
    size: payload.length,
    ...previewPayload(payload),
    mayBeOutdated: !isLast && !isEcho(packet, log.packet(last)),
  };
}

/** What this client itself published comes back to its own subscription, and without the flag (3.3.1.3). */
function isEcho(sent: LoggedPacket, last: LoggedPacket | undefined): boolean {
  if (sent.direction !== 'out' || last?.direction !== 'in') return false;
  const payload = payloadOf(sent);
  const echo = payloadOf(last);
  return payload.length === echo.length && payload.every((byte, i) => byte === echo[i]);
}

function payloadOf({ bytes, payloadOffset }: LoggedPacket): Uint8Array {
  return bytes.subarray(payloadOffset);
}
