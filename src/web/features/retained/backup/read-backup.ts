// Reads a backup of retained messages. What is wrong with one message does not keep the others from being restored.
import { z } from 'zod/mini';
import { fail, ok, type Result } from '../../../../core/base/result.ts';
import { decodeBinaryText } from '../../../../core/mqtt/binary-text.ts';
import { checkTopicName } from '../../../../core/mqtt/topic.ts';
import type { KeptMessage } from '../kept-message.ts';
import { BACKUP_FORMAT, BACKUP_VERSION } from './write-backup.ts';

/** Twice what one run may hold, as Base64 and JSON take more room than the bytes. */
export const MAX_BACKUP_BYTES = 128 * 1024 * 1024;

export type BackupFault =
  | { readonly kind: 'not-json'; readonly message: string }
  /** JSON, but no backup of retained messages. */
  | { readonly kind: 'not-a-backup' }
  | { readonly kind: 'newer'; readonly version: number };

/** Where a message is wrong. */
export interface MessageFault {
  /** From 1, in the order of the file. */
  readonly number: number;
  /** As far as it could be read. */
  readonly topic: string | null;
  readonly field: FaultyField;
}

const FIELDS = ['message', 'topic', 'payload', 'payloadBase64', 'qos', 'seenAt', 'properties', 'repeated'] as const;
export type FaultyField = (typeof FIELDS)[number];

export interface ReadBackup {
  readonly messages: readonly KeptMessage[];
  readonly faults: readonly MessageFault[];
}

const bytes = z.pipe(
  z.string().check(z.refine((text) => decodeBinaryText({ text, encoding: 'base64' }).ok)),
  z.transform((text) => {
    const decoded = decodeBinaryText({ text, encoding: 'base64' });
    return decoded.ok ? decoded.value : new Uint8Array(0);
  }),
);
const text = z.optional(z.string().check(z.refine(fitsString)));
const topicName = z.string().check(z.refine((topic) => checkTopicName(topic).ok));

const properties = z.strictObject({
  payloadIsUtf8: z.optional(z.boolean()),
  messageExpiryIntervalS: z.optional(z.int().check(z.minimum(0), z.maximum(4_294_967_295))),
  contentType: text,
  responseTopic: z.optional(topicName),
  correlationDataBase64: z.optional(bytes),
  userProperties: z.optional(
    z.array(z.tuple([z.string().check(z.refine(fitsString)), z.string().check(z.refine(fitsString))])),
  ),
});

const message = z.object({
  topic: topicName,
  payload: z.optional(z.string().check(z.refine((payload) => payload.isWellFormed()))),
  payloadBase64: z.optional(bytes),
  qos: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  seenAt: z.string().check(z.refine((time) => !Number.isNaN(Date.parse(time)))),
  properties: z.optional(properties),
});

const file = z.object({ format: z.literal(BACKUP_FORMAT), version: z.int(), messages: z.array(z.unknown()) });

/** A string of MQTT has at most 65,535 bytes and no U+0000 (1.5.4). */
function fitsString(value: string): boolean {
  return value.isWellFormed() && !value.includes('\0') && new TextEncoder().encode(value).length <= 65_535;
}

export function readBackup(json: string): Result<ReadBackup, BackupFault> {
  let given: unknown;
  try {
    given = JSON.parse(json);
  } catch (error) {
    return fail({ kind: 'not-json', message: error instanceof Error ? error.message : String(error) });
  }
  const read = file.safeParse(given);
  if (!read.success) return fail({ kind: 'not-a-backup' });
  if (read.data.version > BACKUP_VERSION) return fail({ kind: 'newer', version: read.data.version });
  const messages: KeptMessage[] = [];
  const faults: MessageFault[] = [];
  const topics = new Set<string>();
  read.data.messages.forEach((one, i) => {
    const result = readMessage(one);
    const topic = result.ok ? result.value.topic : topicOf(one);
    if (!result.ok) faults.push({ number: i + 1, topic, field: result.error });
    else if (topics.has(result.value.topic)) faults.push({ number: i + 1, topic, field: 'repeated' });
    else messages.push(result.value);
    if (topic !== null) topics.add(topic);
  });
  return ok({ messages, faults });
}

function readMessage(given: unknown): Result<KeptMessage, FaultyField> {
  const read = message.safeParse(given);
  if (!read.success) return fail(fieldOf(read.error.issues[0]?.path[0]));
  const { topic, payload, payloadBase64, qos, seenAt } = read.data;
  // Without a payload it would delete what it is to restore.
  const content = payloadBase64 ?? (payload === undefined ? null : new TextEncoder().encode(payload));
  if (content === null || content.length === 0) return fail('payload');
  const { correlationDataBase64: correlationData, ...others } = read.data.properties ?? {};
  const time = Date.parse(seenAt);
  return ok({
    ...{ topic, payload: content, qos, time },
    properties: { ...others, ...(correlationData && { correlationData }) },
  });
}

function fieldOf(key: PropertyKey | undefined): FaultyField {
  return FIELDS.find((field) => field === key) ?? 'message';
}

function topicOf(given: unknown): string | null {
  const topic = (given as { readonly topic?: unknown } | null)?.topic;
  return typeof topic === 'string' ? topic : null;
}
