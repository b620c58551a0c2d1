// What the births of Sparkplug B say of aliases. A node may be born anew, with other aliases: a message is read by the births
// before it, and by the newest where those are not known.
import { NO_NAMES, readBirths, type SparkplugNames } from '../../core/payload/sparkplug/sparkplug-names.ts';
import { birthTopics } from '../../core/payload/sparkplug/sparkplug-topic.ts';
import type { PacketIntake } from '../packet-intake.ts';

interface Known {
  readonly names: SparkplugNames;
  /** Of the births that said it. */
  readonly seqs: string;
}

export class BirthNames {
  readonly #intake: PacketIntake;
  readonly #known = new Map<string, Known>();

  constructor(intake: PacketIntake) {
    this.#intake = intake;
  }

  /** By the births that `seen` holds, by topic; by the newest in the log where it holds none. */
  before(topic: string, seen: ReadonlyMap<string, Uint8Array>): SparkplugNames {
    const births = birthTopics(topic).flatMap((birth) => seen.get(birth) ?? []);
    return births.length > 0 ? readBirths(births) : this.of(topic);
  }

  of(topic: string): SparkplugNames {
    const { log, topics, statistics } = this.#intake;
    const births = birthTopics(topic);
    if (births.length === 0) return NO_NAMES;
    const seqs = births.map((birth) => {
      const id = topics.idOf(birth);
      return id < 0 ? -1 : statistics.lastSeq(id);
    });
    const key = seqs.join(' ');
    const known = this.#known.get(topic);
    if (known?.seqs === key) return known.names;
    const payloads = seqs.flatMap((seq) => {
      const packet = seq < 0 ? undefined : log.packet(seq);
      return packet ? [packet.bytes.subarray(packet.payloadOffset)] : [];
    });
    const names = payloads.length > 0 ? readBirths(payloads) : (known?.names ?? NO_NAMES);
    this.#known.set(topic, { names, seqs: key });
    return names;
  }
}
