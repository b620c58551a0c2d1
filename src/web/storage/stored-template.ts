// What a stored publish must look like to be used: what repeats and answers hold, and what the library keeps.
import { z } from 'zod/mini';
import type { Assertion } from '../../core/publish/assertion.ts';
import type { PublishTemplate } from '../../core/publish/publish-template.ts';

const qos = z.union([z.literal(0), z.literal(1), z.literal(2)]);

const schema = z.union([
  z.object({
    kind: z.literal('protobuf'),
    files: z.array(z.object({ name: z.string(), text: z.string() })),
    messageType: z.string(),
  }),
  z.object({ kind: z.literal('avro'), text: z.string() }),
]);

export const storedTemplate: z.ZodMiniType<PublishTemplate> = z.object({
  topic: z.string(),
  payload: z.object({
    format: z.enum(['text', 'json', 'hex', 'base64', 'cbor', 'messagepack', 'protobuf', 'avro']),
    text: z.string(),
    schema: z.nullable(schema),
  }),
  qos,
  retain: z.boolean(),
  properties: z.object({
    payloadIsUtf8: z.boolean(),
    messageExpiryInterval: z.string(),
    contentType: z.string(),
    responseTopic: z.string(),
    correlationData: z.string(),
    correlationIsHex: z.boolean(),
    userProperties: z.array(z.tuple([z.string(), z.string()])),
    topicAlias: z.nullable(z.int().check(z.minimum(1), z.maximum(65_535))),
  }),
});

const comparison = z.enum(['equals', 'contains', 'matches']);

export const storedAssertion: z.ZodMiniType<Assertion> = z.union([
  z.object({ of: z.literal('payload'), is: comparison, text: z.string() }),
  z.object({ of: z.literal('topic'), is: comparison, text: z.string() }),
  z.object({
    of: z.literal('json'),
    path: z.string(),
    is: z.enum(['equals', 'not-equals', 'less', 'greater', 'matches', 'exists', 'is-type']),
    text: z.string(),
  }),
  z.object({ of: z.literal('property'), name: z.string(), is: z.enum(['equals', 'matches']), text: z.string() }),
  z.object({ of: z.literal('time'), atMostMs: z.number().check(z.positive()) }),
]);
