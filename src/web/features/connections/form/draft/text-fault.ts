// What MQTT can carry as a UTF-8 string and as binary data (sections 1.5.4 and 1.5.6 of version 5).
import { type BinaryText, decodeBinaryText } from '../../../../../core/mqtt/binary-text.ts';
import type { UserProperty } from '../../../../../core/mqtt/connection-profile.ts';
import { checkTopicName } from '../../../../../core/mqtt/topic.ts';
import type { DraftFault } from './draft-fault.ts';

/** The longest UTF-8 string or binary data that a packet holds [MQTT-1.5.4]. */
const MAX_BYTES = 65_535;

/** Any UTF-8 string that a packet can carry [MQTT-1.5.4-1, MQTT-1.5.4-2]. */
export function faultOfText(text: string): DraftFault | undefined {
  if (text.includes('\0')) return 'text-null';
  if (!text.isWellFormed()) return 'text-surrogate';
  return utf8Length(text) > MAX_BYTES ? 'text-too-long' : undefined;
}

/** Binary data: U+0000 is allowed. */
export function faultOfBinary(data: BinaryText): DraftFault | undefined {
  if (data.encoding === 'utf8' && !data.text.isWellFormed()) return 'text-surrogate';
  const bytes = decodeBinaryText(data);
  if (!bytes.ok) return `binary-${bytes.error}`;
  return bytes.value.length > MAX_BYTES ? 'binary-too-long' : undefined;
}

/** A topic that is published to: no wildcards. */
export function faultOfTopicName(topic: string): DraftFault | undefined {
  const checked = checkTopicName(topic);
  if (checked.ok) return undefined;
  const { rule } = checked.error;
  return rule === 'bad-share' ? 'topic-share' : `topic-${rule}`;
}

/** Of the first row that has one. A row with neither name nor value is none yet. */
export function faultOfUserProperties(rows: readonly UserProperty[]): DraftFault | undefined {
  for (const [name, value] of rows) {
    const fault = faultOfText(name) ?? faultOfText(value);
    if (fault) return fault;
  }
  return undefined;
}

/** The rows that are sent; undefined for none. */
export function filledUserProperties(rows: readonly UserProperty[]): readonly UserProperty[] | undefined {
  const filled = rows.filter(([name, value]) => name !== '' || value !== '');
  return filled.length === 0 ? undefined : filled;
}

/** A character takes at most 3 bytes a UTF-16 unit, so short texts need no encoding. */
export function utf8Length(text: string): number {
  return text.length * 3 <= MAX_BYTES ? text.length : new TextEncoder().encode(text).length;
}
