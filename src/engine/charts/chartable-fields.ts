// What the newest messages of topics hold that a chart can show.
import { writeFieldPath } from '../../core/log/write-field-comparison.ts';
import { topicMatches } from '../../core/mqtt/topic.ts';
import { numberFields } from '../../core/payload/number-fields.ts';
import { sparkplugTopic } from '../../core/payload/sparkplug/sparkplug-topic.ts';
import type { ChartableField } from '../../core/protocol/chart-contract.ts';
import { decodeUtf8 } from '../../core/wire/utf8.ts';
import type { PacketIntake } from '../packet-intake.ts';
import type { BirthNames } from './birth-names.ts';
import { decodeBinary, leavesOf, MAX_STATE_LENGTH, numberOf, stateOf } from './payload-fields.ts';
import { MAX_CHARTED_BYTES } from './topic-reader.ts';

const MAX_TOPICS = 200;
const MAX_FIELDS = 400;

export function chartableFields(intake: PacketIntake, names: BirthNames, topicFilter: string): ChartableField[] {
  const { log, topics, statistics } = intake;
  const found: ChartableField[] = [];
  let looked = 0;
  for (let id = 0; id < topics.count && looked < MAX_TOPICS && found.length < MAX_FIELDS; id++) {
    if (statistics.countOf(id) === 0) continue;
    const topic = topics.text(id);
    if (!topicMatches(topicFilter, topic)) continue;
    const packet = log.packet(statistics.lastSeq(id));
    if (!packet) continue;
    looked++;
    const payload = packet.bytes.subarray(packet.payloadOffset);
    if (payload.length === 0 || payload.length > MAX_CHARTED_BYTES) continue;
    found.push(...fieldsOf(topic, payload, names));
  }
  return found.slice(0, MAX_FIELDS);
}

function fieldsOf(topic: string, payload: Uint8Array, names: BirthNames): ChartableField[] {
  const sparkplug = sparkplugTopic(topic);
  if (sparkplug && sparkplug.type !== 'STATE') return binaryFields(topic, payload, names);
  const numbers = numberFields(payload).map(({ path, value }) =>
    field(topic, writeFieldPath(path), 'number', String(value)),
  );
  const text = decodeUtf8(payload)?.trim();
  if (text === undefined) return numbers.length > 0 ? numbers : binaryFields(topic, payload, names);
  const states = /^[[{]/u.test(text) ? jsonStates(topic, text) : wholeState(topic, text, numbers.length > 0);
  return [...numbers, ...states];
}

function wholeState(topic: string, text: string, isNumber: boolean): ChartableField[] {
  if (text === '' || text.length > MAX_STATE_LENGTH || (isNumber && !/^(true|false)$/u.test(text))) return [];
  return [field(topic, '', 'state', text.replace(/^"(.*)"$/su, '$1'))];
}

function jsonStates(topic: string, text: string): ChartableField[] {
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch {
    return [];
  }
  const states: ChartableField[] = [];
  const visit = (value: unknown, path: readonly (string | number)[]) => {
    if (states.length >= 100 || path.length > 50) return;
    if (typeof value === 'string' || typeof value === 'boolean') {
      const state = String(value);
      if (state.length <= MAX_STATE_LENGTH) states.push(field(topic, writeFieldPath(path), 'state', state));
    } else if (Array.isArray(value)) for (const [i, item] of value.entries()) visit(item, [...path, i]);
    else if (typeof value === 'object' && value !== null)
      for (const [name, item] of Object.entries(value)) visit(item, [...path, name]);
  };
  visit(root, []);
  return states;
}

function binaryFields(topic: string, payload: Uint8Array, names: BirthNames): ChartableField[] {
  const root = decodeBinary(payload, sparkplugTopic(topic) ? names.of(topic) : null);
  if (!root) return [];
  return leavesOf(root).flatMap(({ path, value }) => {
    const number = numberOf(value);
    const state = value.kind === 'integer' || value.kind === 'float' ? undefined : stateOf(value);
    return [
      ...(number === undefined ? [] : [field(topic, path, 'number', String(number))]),
      ...(state === undefined ? [] : [field(topic, path, 'state', state)]),
    ];
  });
}

function field(topic: string, path: string, kind: ChartableField['kind'], sample: string): ChartableField {
  return { topic, path, kind, sample };
}
