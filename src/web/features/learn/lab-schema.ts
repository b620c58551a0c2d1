// The shape of a lab's file. What may be left out gets its usual value here; what has no place there is a fault.
import { z } from 'zod/mini';
import { LAB_PACKET_TYPES } from '../../../core/learn/lab-pattern.ts';

const text = z.string().check(z.minLength(1));
const id = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]*$/u));
const qos = z.union([z.literal(0), z.literal(1), z.literal(2)]);
const scalar = z.union([z.string(), z.number(), z.boolean()]);

const value = z.union([
  scalar,
  z.strictObject({ is: z.array(scalar).check(z.minLength(1)) }),
  z.strictObject({ not: scalar }),
  z.strictObject({ min: z.optional(z.number()), max: z.optional(z.number()) }),
  z.strictObject({ like: text }),
  z.strictObject({ contains: text }),
]);

const pattern = z.strictObject({
  packet: z.enum(LAB_PACKET_TYPES),
  from: z.optional(z.enum(['client', 'broker', 'network'])),
  fields: z.optional(z.record(z.string(), value)),
  properties: z.optional(z.record(z.string(), value)),
});

const will = z.strictObject({ topic: text, payload: z.string(), qos, retain: z.boolean() });

const connection = z.strictObject({
  another: z.optional(z.boolean()),
  name: z.optional(text),
  clientId: z.optional(text),
  version: z.optional(z.enum(['5', '3.1.1', '3.1'])),
  cleanStart: z.optional(z.boolean()),
  keepAliveS: z.optional(z.int().check(z.minimum(0), z.maximum(65_535))),
  sessionExpiryS: z.optional(z.int().check(z.minimum(0), z.maximum(4_294_967_295))),
  username: z.optional(z.string()),
  scheme: z.optional(z.enum(['ws', 'wss', 'mqtt', 'mqtts'])),
  host: z.optional(text),
  port: z.optional(z.int().check(z.minimum(1), z.maximum(65_535))),
  will: z.optional(will),
});

const rule = z.strictObject({
  packet: z.enum(LAB_PACKET_TYPES.filter((type) => type !== 'CLOSED')),
  from: z.enum(['client', 'broker']),
  topic: z.optional(text),
  effect: z.enum(['hold', 'lose', 'cut', 'cut-after']),
  holdMs: z.optional(z.int().check(z.minimum(1), z.maximum(60_000))),
  times: z.optional(z.int().check(z.minimum(1), z.maximum(1_000))),
});

const faults = z.strictObject({
  rules: z.optional(z.array(rule)),
  credentials: z.optional(z.nullable(z.strictObject({ username: text, password: z.string() }))),
  deny: z.optional(z.array(z.strictObject({ access: z.enum(['publish', 'subscribe']), filter: text }))),
});

const action = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('connection'), label: text, fill: connection }),
  z.strictObject({
    kind: z.literal('compose'),
    label: text,
    fill: z.strictObject({ topic: text, payload: z.string(), qos, retain: z.optional(z.boolean()) }),
  }),
  z.strictObject({ kind: z.literal('subscribe'), label: text, filter: text, qos }),
  z.strictObject({ kind: z.literal('faults'), label: text, faults }),
  z.strictObject({ kind: z.literal('cut'), label: text }),
  z.strictObject({
    kind: z.literal('tab'),
    label: text,
    tab: z.enum(['messages', 'topics', 'packets', 'broker', 'charts']),
  }),
  z.strictObject({ kind: z.literal('command'), label: text, command: text }),
]);

const task = z.strictObject({
  id,
  text,
  hint: z._default(z.nullable(text), null),
  actions: z._default(z.array(action), []),
  expect: z.array(pattern).check(z.minLength(1)),
  wrong: z._default(z.array(z.strictObject({ when: pattern, say: text })), []),
  after: z._default(z.nullable(id), null),
  since: z._default(z.enum(['step', 'connection', 'lab', 'fault']), 'step'),
  optional: z._default(z.boolean(), false),
  needs: z._default(z.array(z.enum(['companion', 'embedded', 'mqtt5'])), []),
});

const step = z.strictObject({
  id,
  title: text,
  text,
  tasks: z._default(z.array(task), []),
  note: z._default(z.nullable(text), null),
});

export const labSchema = z.strictObject({
  lab: id,
  language: z.enum(['en', 'ru']),
  title: text,
  summary: text,
  minutes: z.int().check(z.minimum(1), z.maximum(600)),
  steps: z.array(step).check(z.minLength(1)),
  questions: z._default(z.array(z.strictObject({ id, text })), []),
});
