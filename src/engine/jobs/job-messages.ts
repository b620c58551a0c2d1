// Messages from the broker for those jobs that listen. Nothing is made of a message that nobody listens to, and a topic is
// matched once, not once a message.
import { TopicSubscriptions } from '../../core/log/topic-subscriptions.ts';
import type { TopicTable } from '../../core/log/topic-table.ts';
import { PROPERTY, type PropertyEntry } from '../../core/mqtt/property.ts';
import type { Qos } from '../../core/mqtt/qos.ts';
import { effectiveFilter } from '../../core/mqtt/topic.ts';
import { readProperties, stringProperty } from '../../core/wire/read-properties.ts';
import type { HeardMessage } from '../packet-intake.ts';
import type { JobMessage } from './job.ts';

type Listener = (message: JobMessage) => void;

export class JobMessages {
  readonly #topics: TopicTable;
  readonly #matcher: TopicSubscriptions;
  readonly #listeners: { readonly filter: string; readonly listener: Listener }[] = [];
  /** Those that came within one batch: jobs have their turn after it, as they append to the log that it is read into. */
  #waiting: { readonly message: JobMessage; readonly listeners: readonly Listener[] }[] = [];
  readonly #onChange: (isListening: boolean) => void;

  constructor(topics: TopicTable, onChange: (isListening: boolean) => void) {
    this.#topics = topics;
    this.#matcher = new TopicSubscriptions(topics);
    this.#onChange = onChange;
  }

  /** The answer ends it. */
  add(topicFilter: string, listener: Listener): () => void {
    const entry = { filter: effectiveFilter(topicFilter), listener };
    this.#listeners.push(entry);
    this.#changed();
    return () => {
      const at = this.#listeners.indexOf(entry);
      if (at < 0) return;
      this.#listeners.splice(at, 1);
      this.#changed();
    };
  }

  #changed(): void {
    this.#matcher.setFilters(this.#listeners.map(({ filter }) => filter));
    this.#onChange(this.#listeners.length > 0);
  }

  /** A message came. Its bytes are a view that does not outlive the call. */
  take({ bytes, head, end, version, topicId, seq, time }: HeardMessage): void {
    const matching = this.#matcher.matching(topicId);
    if (matching.length === 0) return;
    const { propertiesStart, propertiesEnd, payloadStart, flags } = head;
    const properties = version === 5 ? readProperties(bytes, propertiesStart, propertiesEnd) : null;
    const entries: readonly PropertyEntry[] = properties?.ok ? properties.value : [];
    const correlation = entries.find(({ id }) => id === PROPERTY.correlationData)?.value;
    const message: JobMessage = {
      topic: this.#topics.text(topicId),
      payload: bytes.slice(payloadStart, end),
      responseTopic: stringProperty(entries, PROPERTY.responseTopic) ?? null,
      correlationData: correlation instanceof Uint8Array ? correlation.slice() : null,
      contentType: stringProperty(entries, PROPERTY.contentType) ?? null,
      userProperties: entries
        .filter(({ id }) => id === PROPERTY.userProperty)
        .map(({ value }) => value as readonly [string, string]),
      seq,
      qos: ((flags >> 1) & 3) as Qos,
      retain: (flags & 1) === 1,
      time,
    };
    const listeners = matching.map((at) => (this.#listeners[at] as { listener: Listener }).listener);
    if (this.#waiting.push({ message, listeners }) === 1) queueMicrotask(() => this.#tell());
  }

  #tell(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const { message, listeners } of waiting) for (const listener of listeners) listener(message);
  }
}
