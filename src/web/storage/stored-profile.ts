// What a stored profile must look like to be used. Anything may stand in a browser's database.
import { z } from 'zod/mini';
import type { ConnectionProfile } from '../../core/mqtt/connection-profile.ts';

const qos = z.union([z.literal(0), z.literal(1), z.literal(2)]);

const uint16 = z.int().check(z.minimum(0), z.maximum(65_535));
const uint32 = z.int().check(z.minimum(0), z.maximum(4_294_967_295));
const text = z.optional(z.string());
const flag = z.optional(z.boolean());
const color = z.int().check(z.minimum(1), z.maximum(8));
const encoding = z.enum(['utf8', 'hex', 'base64']);
const binaryText = z.object({ text: z.string(), encoding });
const userProperties = z.optional(z.array(z.tuple([z.string(), z.string()])));

const subscription = z.object({
  filter: z.string(),
  qos,
  color,
  noLocal: flag,
  retainAsPublished: flag,
  retainHandling: z.optional(z.union([z.literal(0), z.literal(1), z.literal(2)])),
  subscriptionIdentifier: z.optional(z.int().check(z.minimum(1), z.maximum(268_435_455))),
});

const will = z.object({
  topic: z.string(),
  payload: binaryText,
  qos,
  retain: z.boolean(),
  properties: z.optional(
    z.object({
      willDelayIntervalS: z.optional(uint32),
      payloadIsUtf8: flag,
      messageExpiryIntervalS: z.optional(uint32),
      contentType: text,
      responseTopic: text,
      correlationData: z.optional(binaryText),
      userProperties,
    }),
  ),
});

const properties = z.object({
  sessionExpiryIntervalS: z.optional(uint32),
  receiveMaximum: z.optional(uint16.check(z.minimum(1))),
  maximumPacketSize: z.optional(uint32.check(z.minimum(1))),
  topicAliasMaximum: z.optional(uint16),
  requestResponseInformation: flag,
  requestProblemInformation: flag,
  userProperties,
  authenticationMethod: text,
  authenticationDataEncoding: z.optional(encoding),
});

const tls = z.object({
  ca: text,
  clientCertificate: text,
  acceptedSha256: text,
  alpnProtocols: z.optional(z.array(z.string())),
  serverName: text,
});

const reconnect = z.object({
  enabled: z.boolean(),
  firstDelayMs: z.int().check(z.minimum(0)),
  maxDelayMs: z.int().check(z.minimum(0)),
  maxAttempts: z.nullable(z.int().check(z.minimum(0))),
});

const storedProfile = z.object({
  id: z.string().check(z.minLength(1)),
  name: z.string(),
  endpoint: z.object({
    scheme: z.enum(['ws', 'wss', 'mqtt', 'mqtts']),
    host: z.string(),
    port: z.int().check(z.minimum(1), z.maximum(65_535)),
    path: z.string(),
  }),
  version: z.union([z.literal(3), z.literal(4), z.literal(5)]),
  clientId: z.string(),
  username: z.optional(z.string()),
  keepAliveS: uint16,
  cleanStart: z.boolean(),
  will: z.optional(will),
  properties: z.optional(properties),
  tls: z.optional(tls),
  connectTimeoutS: z.optional(z.int().check(z.minimum(1), z.maximum(600))),
  reconnect: z.optional(reconnect),
  group: text,
  color: z.optional(color),
  autoConnect: flag,
  askPassword: flag,
  subscriptions: z.array(subscription),
  order: z.number(),
  createdAt: z.number(),
  updatedAt: z.number(),
});

/** Undefined: not a profile of this version of the app. It stays stored, and is not shown. */
export function parseStoredProfile(record: unknown): ConnectionProfile | undefined {
  const parsed = storedProfile.safeParse(record);
  return parsed.success ? { ...parsed.data, username: parsed.data.username } : undefined;
}
