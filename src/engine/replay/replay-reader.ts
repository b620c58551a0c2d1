// The recorded end of a replay: counts what would be published, and hands it out. It remembers nothing from piece to
// piece, and reads a message for both in one way: what was counted is what goes out.
import type { MessageList } from '../../core/log/message-list.ts';
import type { LoggedPacket } from '../../core/log/packet-log.ts';
import { type ReplayRules, type ReplayTopic, replayTopic } from '../../core/log/replay-rules.ts';
import { type ReplaySkip, SurveyCounter } from '../../core/log/replay-survey.ts';
import { NO_TOPIC_ID, type TopicTable } from '../../core/log/topic-table.ts';
import type { PropertyEntry } from '../../core/mqtt/property.ts';
import type { Qos } from '../../core/mqtt/qos.ts';
import { checkTopicName } from '../../core/mqtt/topic.ts';
import type { ServerLimits } from '../../core/protocol/engine-contract.ts';
import { publishOverLimit } from '../../core/protocol/outbound-limits.ts';
import type {
  ReplayMessage,
  ReplayMessages,
  ReplayMessagesRequest,
  ReplaySurveyPiece,
  ReplaySurveyRequest,
} from '../../core/protocol/replay-contract.ts';
import { emptyHead, readPacketHead } from '../../core/wire/packet-head.ts';
import { PACKET } from '../../core/wire/packet-type.ts';
import { readProperties } from '../../core/wire/read-properties.ts';
import { decodeUtf8Lossy } from '../../core/wire/utf8.ts';
import { replayedProperties } from './replayed-properties.ts';

/** A recorded message as the rules make it, and what speaks against it. Its payload is a view into the log. */
interface Reading {
  readonly recorded: string;
  readonly target: ReplayTopic;
  readonly message: ReplayMessage;
  readonly fault: ReplaySkip | null;
}

const LIMIT_SKIPS: Readonly<Record<string, ReplaySkip>> = {
  maximumQos: 'maximumQos',
  retainAvailable: 'retainAvailable',
  maximumPacketSize: 'maximumPacketSize',
};

export class ReplayReader {
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

  survey({ messages, rules, limits, next: start, maxMessages }: ReplaySurveyRequest): ReplaySurveyPiece {
    const counter = new SurveyCounter();
    const targets = new Map<string, ReplayTopic>();
    const end = 'seqs' in messages ? messages.seqs.length : messages.end;
    const begin = 'seqs' in messages ? start : Math.min(end, Math.max(start, this.#list.first));
    counter.missing += begin - start;
    const stop = Math.min(end, begin + maxMessages);
    const seqs: number[] = [];
    for (let next = begin; next < stop; next++) {
      const seq = 'seqs' in messages ? messages.seqs[next] : this.#list.seqAt(next);
      const packet = seq === undefined ? undefined : this.#publish(seq);
      if (!packet) counter.missing++;
      else if (rules.direction !== null && packet.direction !== rules.direction) counter.otherDirection++;
      else if (this.#count(counter, packet, rules, limits, targets)) seqs.push(packet.seq);
    }
    return { survey: counter.survey, seqs: Float64Array.from(seqs), next: stop, done: stop >= end };
  }

  #count(
    counter: SurveyCounter,
    packet: LoggedPacket,
    rules: ReplayRules,
    limits: ServerLimits | null,
    targets: Map<string, ReplayTopic>,
  ): boolean {
    const { recorded, target, message, fault } = this.#read(packet, rules, targets);
    const detail = fault === null && limits ? publishOverLimit({ ...message, publishId: 0 }, limits) : null;
    const reason = detail ? (LIMIT_SKIPS[detail.limit] ?? 'malformed') : fault;
    if (reason !== null) {
      counter.skip(reason, target.topic);
      return false;
    }
    const { time, payload, qos, retain } = message;
    const { topic: published, isOutside } = target;
    counter.count({ time, size: payload.length, qos, retain }, { recorded, published, isOutside });
    return true;
  }

  messages({ seqs, rules, maxBytes }: ReplayMessagesRequest): ReplayMessages {
    const targets = new Map<string, ReplayTopic>();
    const messages: ReplayMessage[] = [];
    let bytes = 0;
    let taken = 0;
    while (taken < seqs.length && (taken === 0 || bytes < maxBytes)) {
      const packet = this.#publish(seqs[taken++] as number);
      if (!packet) continue;
      const { message } = this.#read(packet, rules, targets);
      messages.push({ ...message, payload: message.payload.slice() });
      bytes += packet.bytes.length;
    }
    return { messages, taken };
  }

  #publish(seq: number): LoggedPacket | undefined {
    const packet = this.#packet(seq);
    return packet && !packet.isEvent && (packet.bytes[0] as number) >> 4 === PACKET.publish ? packet : undefined;
  }

  #read(packet: LoggedPacket, rules: ReplayRules, targets: Map<string, ReplayTopic>): Reading {
    const { bytes, version, time, payloadOffset } = packet;
    readPacketHead(bytes, 0, bytes.length, version, this.#head);
    const first = bytes[0] as number;
    const recordedQos = (first >> 1) & 3;
    const recorded = this.#topicOf(packet);
    const targetOf = (topic: string) => targets.get(topic) ?? remember(targets, topic, rules);
    const target = targetOf(recorded);
    const { entries, isBroken } = this.#properties(packet, rules);
    const properties = replayedProperties(entries, (topic) => targetOf(topic).topic);
    const responseTopic = properties?.responseTopic;
    // It would be a protocol error, for which the broker closes the connection [MQTT-3.3.2-14].
    const isFaulty =
      packet.violation ||
      recordedQos > 2 ||
      isBroken ||
      (responseTopic !== undefined && !checkTopicName(responseTopic).ok);
    const message: ReplayMessage = {
      time,
      topic: target.topic,
      payload: bytes.subarray(payloadOffset),
      qos: rules.qos ?? (Math.min(2, recordedQos) as Qos),
      retain: rules.keepRetain && (first & 1) === 1,
      ...(properties && { properties }),
    };
    // A topic that is not UTF-8 has no number, and its replacement characters are not what it was.
    const topicFault = packet.topicId === NO_TOPIC_ID ? 'invalid-topic' : target.fault;
    return { recorded, target, message, fault: isFaulty ? 'malformed' : topicFault };
  }

  #topicOf({ topicId, bytes }: LoggedPacket): string {
    if (topicId !== NO_TOPIC_ID) return this.#topics.text(topicId);
    return decodeUtf8Lossy(bytes.subarray(this.#head.topicStart, this.#head.topicEnd));
  }

  #properties({ version, bytes }: LoggedPacket, { keepProperties }: ReplayRules) {
    const { propertiesStart, propertiesEnd } = this.#head;
    const none = { entries: [] as readonly PropertyEntry[], isBroken: false };
    if (!keepProperties || version !== 5 || propertiesStart === propertiesEnd) return none;
    const properties = readProperties(bytes, propertiesStart, propertiesEnd);
    return properties.ok ? { entries: properties.value, isBroken: false } : { ...none, isBroken: true };
  }
}

function remember(targets: Map<string, ReplayTopic>, topic: string, rules: ReplayRules): ReplayTopic {
  const target = replayTopic(topic, rules);
  targets.set(topic, target);
  return target;
}
