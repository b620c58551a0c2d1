// Checks shared by the readers of all formats: a value is taken, or a remark says why it is not.
import type { ProfileSubscription } from '../mqtt/connection-profile.ts';
import { hostFault } from '../mqtt/host.ts';
import type { Qos } from '../mqtt/qos.ts';
import { checkTopicFilter, checkTopicName } from '../mqtt/topic.ts';
import type { ImportCollector } from './import-collector.ts';

/** A string of MQTT holds no more bytes of UTF-8 [MQTT-1.5.4]. */
const MAX_STRING_BYTES = 65_535;
/** What one SUBSCRIBE of a lab has; a list of a hundred thousand is no list of subscriptions. */
export const MAX_SUBSCRIPTIONS = 1_000;

export class ValueChecker {
  readonly #collector: ImportCollector;

  constructor(collector: ImportCollector) {
    this.#collector = collector;
  }

  /** A whole number in these bounds; digits in a text count as one. */
  integer(value: unknown, field: string, place: string, min: number, max: number): number | undefined {
    const number =
      typeof value === 'string' && value.length <= 32 && /^\s*-?\d{1,15}\s*$/u.test(value) ? Number(value) : value;
    if (typeof number !== 'number') return this.wrongType(value, field, place, 'number');
    if (!Number.isInteger(number) || number < min || number > max) {
      const values = { field, value: String(number), min: String(min), max: String(max) };
      this.#collector.remark(place, 'out-of-range', values);
      return undefined;
    }
    return number;
  }

  qos(value: unknown, field: string, place: string): Qos | undefined {
    return this.integer(value, field, place, 0, 2) as Qos | undefined;
  }

  /** What CONNECT can carry as a string [MQTT-1.5.4-1, MQTT-1.5.4-2]. */
  mqttString(text: string, field: string, place: string): string | undefined {
    if (text.includes('\0') || !text.isWellFormed()) {
      this.#collector.remark(place, 'unknown-value', { field, value: text.toWellFormed().replaceAll('\0', '␀') });
      return undefined;
    }
    const bytes = text.length * 3 > MAX_STRING_BYTES ? new TextEncoder().encode(text).length : 0;
    if (bytes <= MAX_STRING_BYTES) return text;
    const values = { field, value: String(bytes), min: '0', max: String(MAX_STRING_BYTES) };
    this.#collector.remark(place, 'out-of-range', values);
    return undefined;
  }

  topicName(topic: string, field: string, place: string): string | undefined {
    const checked = checkTopicName(topic);
    if (checked.ok) return topic;
    this.#collector.remark(place, 'bad-topic', { field, value: topic.toWellFormed(), rule: checked.error.rule });
    return undefined;
  }

  topicFilter(filter: string, field: string, place: string): string | undefined {
    const checked = checkTopicFilter(filter);
    if (checked.ok) return filter;
    this.#collector.remark(place, 'bad-topic', { field, value: filter.toWellFormed(), rule: checked.error.rule });
    return undefined;
  }

  wrongType(value: unknown, field: string, place: string, expected: string): undefined {
    this.#collector.remark(place, 'wrong-type', { field, expected, found: typeName(value) });
  }
}

/** Null: a host that can be connected to. */
export function skipReasonOf(host: string | undefined): 'no-host' | 'bad-host' | null {
  if (host === undefined || host.trim() === '') return 'no-host';
  return hostFault(host) === null ? null : 'bad-host';
}

/** The category colours in turn. */
export function withColors(subscriptions: readonly Omit<ProfileSubscription, 'color'>[]): ProfileSubscription[] {
  return subscriptions.map((subscription, index) => ({ ...subscription, color: (index % 8) + 1 }));
}

function typeName(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'list' : typeof value;
}
