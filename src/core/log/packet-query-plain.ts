// Tells, from columns and a look at its head, which packets nothing is wrong with and which say nothing beside their type:
// most of a flood. All others have to be dissected.
import { emptyHead, readPacketHead } from '../wire/packet-head.ts';
import { PACKET } from '../wire/packet-type.ts';
import { type LogBlock, META_EVENT } from './log-block.ts';
import { versionOf } from './query-conditions.ts';
import { NO_TOPIC_ID, type TopicTable } from './topic-table.ts';

export class PlainPackets {
  readonly #topics: TopicTable;
  /** By topic id: 1 legal in a PUBLISH, 2 not. */
  #legal = new Uint8Array(1024);
  readonly #head = emptyHead();

  constructor(topics: TopicTable) {
    this.#topics = topics;
  }

  /** A PUBLISH that breaks no rule and has no properties. */
  isPublish(block: LogBlock, index: number): boolean {
    const topicId = block.topicIds[index] as number;
    const start = block.offsets[index] as number;
    const first = block.bytes[start] as number;
    if (first >> 4 !== PACKET.publish || topicId === NO_TOPIC_ID) return false;
    const qos = (first >> 1) & 3;
    if (qos === 3 || (first & 0b1110) === 0b1000 || (qos > 0 && block.packetIds[index] === 0)) return false;
    const end = block.end(index);
    readPacketHead(block.bytes, start, end, versionOf(block, index), this.#head);
    const { truncated, topicStart, topicEnd, propertiesStart, propertiesEnd, bodyStart } = this.#head;
    return (
      !truncated &&
      topicStart < topicEnd &&
      propertiesStart === propertiesEnd &&
      isShortest(bodyStart - start - 1, end - bodyStart) &&
      this.#isLegal(topicId)
    );
  }

  /** PUBACK, PUBREC, PUBREL and PUBCOMP without a reason code, PINGREQ and PINGRESP, as they must be. */
  isAnswer(block: LogBlock, index: number): boolean {
    const start = block.offsets[index] as number;
    const { bytes } = block;
    const first = bytes[start] as number;
    const type = first >> 4;
    if (((block.meta[index] as number) & META_EVENT) !== 0) return false;
    const size = block.end(index) - start;
    if (type === PACKET.pingreq || type === PACKET.pingresp)
      return (first & 0x0f) === 0 && size === 2 && bytes[start + 1] === 0;
    if (type < PACKET.puback || type > PACKET.pubcomp) return false;
    return (
      (first & 0x0f) === (type === PACKET.pubrel ? 2 : 0) &&
      size === 4 &&
      bytes[start + 1] === 2 &&
      block.packetIds[index] !== 0
    );
  }

  #isLegal(topicId: number): boolean {
    if (topicId >= this.#legal.length) {
      const larger = new Uint8Array(Math.max(topicId + 1, this.#legal.length * 2));
      larger.set(this.#legal);
      this.#legal = larger;
    }
    if (this.#legal[topicId] === 0) this.#legal[topicId] = this.#topics.fault(topicId) === null ? 1 : 2;
    return this.#legal[topicId] === 1;
  }
}

/** Whether so many bytes are the fewest that hold a Remaining Length [MQTT-1.5.5-1]. */
function isShortest(lengthBytes: number, length: number): boolean {
  return lengthBytes === (length < 128 ? 1 : length < 16_384 ? 2 : length < 2_097_152 ? 3 : 4);
}
