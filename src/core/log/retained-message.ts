// What the broker keeps for a topic, as far as it was seen.
import type { Qos } from '../mqtt/qos.ts';
import type { PayloadPreview } from './payload-preview.ts';

export interface RetainedMessage extends PayloadPreview {
  readonly topic: string;
  /** The last message of the topic with the Retain flag: its packet in the log. Null: it was evicted, and what follows is not known. */
  readonly seq: number | null;
  /** Milliseconds since the epoch: when it was seen. */
  readonly time: number;
  readonly qos: Qos;
  /** Payload bytes. */
  readonly size: number;
  /** A later message of the topic came without the flag: the broker may keep another one by now. */
  readonly mayBeOutdated: boolean;
}
