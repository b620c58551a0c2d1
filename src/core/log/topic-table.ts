// Topic names by number. A topic's bytes are hashed and compared once a packet; its text is decoded once a topic.
import { decodeUtf8, decodeUtf8Lossy } from '../wire/utf8.ts';

/** The id of topics that did not fit into the table any more; such packets decode their topic from their own bytes. */
export const NO_TOPIC_ID = 0xffffffff;

const utf8 = new TextEncoder();

export interface TopicTableLimits {
  readonly maxTopics: number;
  readonly maxBytes: number;
}

/** A million topics and 64 MiB of names: what lies beyond costs time for each packet, but no memory. */
const DEFAULT_LIMITS: TopicTableLimits = { maxTopics: 1 << 20, maxBytes: 64 << 20 };

export class TopicTable {
  readonly #limits: TopicTableLimits;
  /** An attacker who does not know it cannot choose topics that collide. */
  readonly #seed: number;
  #names = new Uint8Array(64 * 1024);
  #namesLength = 0;
  #starts = new Uint32Array(1024);
  #hashes = new Uint32Array(1024);
  /** Open addressing, linear probing, at most half full: slot -> topic id + 1. */
  #slots = new Uint32Array(4096);
  #count = 0;
  readonly #texts: (string | undefined)[] = [];
  #lastId = NO_TOPIC_ID;

  constructor(limits: TopicTableLimits = DEFAULT_LIMITS, seed = (Math.random() * 0x1_0000_0000) >>> 0) {
    this.#limits = limits;
    this.#seed = seed;
  }

  get count(): number {
    return this.#count;
  }

  get bytes(): number {
    return this.#names.byteLength + this.#starts.byteLength + this.#hashes.byteLength + this.#slots.byteLength;
  }

  /** The id of the topic `bytes[start..end]`, a new one if it was not known; NO_TOPIC_ID when the table is full. */
  intern(bytes: Uint8Array, start: number, end: number): number {
    // Telemetry often repeats a topic at once.
    if (this.#lastId !== NO_TOPIC_ID && this.#isSame(this.#lastId, bytes, start, end)) return this.#lastId;
    const hash = this.#hash(bytes, start, end);
    const slot = this.#slotOf(bytes, start, end, hash);
    const entry = this.#slots[slot] as number;
    if (entry === 0) return this.#add(bytes, start, end, hash, slot);
    this.#lastId = entry - 1;
    return this.#lastId;
  }

  /** The id of a topic; NO_TOPIC_ID where it is not in the table. */
  idOf(topic: string): number {
    const bytes = utf8.encode(topic);
    const slot = this.#slotOf(bytes, 0, bytes.length, this.#hash(bytes, 0, bytes.length));
    const entry = this.#slots[slot] as number;
    return entry === 0 ? NO_TOPIC_ID : entry - 1;
  }

  #hash(bytes: Uint8Array, start: number, end: number): number {
    let hash = this.#seed;
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ (bytes[i] as number), 0x01000193); // FNV-1a
    return (hash ^ (hash >>> 15)) >>> 0;
  }

  /** The slot that holds the topic, or the empty one where it belongs. */
  #slotOf(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const entry = this.#slots[slot] as number;
      if (entry === 0) return slot;
      if (this.#hashes[entry - 1] === hash && this.#isSame(entry - 1, bytes, start, end)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  /** The topic's text, U+FFFD where it is not UTF-8. */
  text(id: number): string {
    const known = this.#texts[id];
    if (known !== undefined) return known;
    const text = decodeUtf8Lossy(this.#bytesOf(id));
    this.#texts[id] = text;
    return text;
  }

  /** Why PUBLISH may not carry this topic name; null when it may. [MQTT-1.5.4-1], [MQTT-4.7.3-2], [MQTT-3.3.2-2] */
  fault(id: number): string | null {
    return topicFault(this.#bytesOf(id));
  }

  #bytesOf(id: number): Uint8Array {
    return this.#names.subarray(this.#starts[id], this.#endOf(id));
  }

  #endOf(id: number): number {
    return id + 1 < this.#count ? (this.#starts[id + 1] as number) : this.#namesLength;
  }

  #isSame(id: number, bytes: Uint8Array, start: number, end: number): boolean {
    const from = this.#starts[id] as number;
    const length = end - start;
    if (this.#endOf(id) - from !== length) return false;
    const names = this.#names;
    // From the end: topics differ in their last levels.
    for (let i = length - 1; i >= 0; i--) if (names[from + i] !== bytes[start + i]) return false;
    return true;
  }

  #add(bytes: Uint8Array, start: number, end: number, hash: number, slot: number): number {
    const length = end - start;
    if (this.#count >= this.#limits.maxTopics || this.#namesLength + length > this.#limits.maxBytes) return NO_TOPIC_ID;
    const id = this.#count;
    if (this.#namesLength + length > this.#names.length) {
      const larger = new Uint8Array(Math.max(this.#names.length * 2, this.#namesLength + length));
      larger.set(this.#names);
      this.#names = larger;
    }
    this.#names.set(bytes.subarray(start, end), this.#namesLength);
    if (id >= this.#starts.length) {
      this.#starts = doubled(this.#starts);
      this.#hashes = doubled(this.#hashes);
    }
    this.#starts[id] = this.#namesLength;
    this.#hashes[id] = hash;
    this.#namesLength += length;
    this.#count++;
    this.#slots[slot] = id + 1;
    if (this.#count * 2 > this.#slots.length) this.#rehash();
    this.#lastId = id;
    return id;
  }

  #rehash(): void {
    const slots = new Uint32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (let id = 0; id < this.#count; id++) {
      let slot = (this.#hashes[id] as number) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = id + 1;
    }
    this.#slots = slots;
  }
}

/** Null: the bytes are a topic name that PUBLISH may carry. */
export function topicFault(bytes: Uint8Array): string | null {
  const text = decodeUtf8(bytes);
  if (text === undefined) return 'the topic name is not UTF-8';
  if (text.includes('\0')) return 'the topic name holds U+0000';
  if (/[+#]/.test(text)) return 'the topic name holds a wildcard';
  return null;
}

function doubled(array: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
}
