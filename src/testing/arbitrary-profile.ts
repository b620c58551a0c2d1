// Random profiles for property tests: every field of the data model, each present or absent.
import fc from 'fast-check';
import type { ConnectionProfile, ProfileSecrets } from '../core/mqtt/connection-profile.ts';

const uint32 = fc.integer({ min: 0, max: 4_294_967_295 });
const uint16 = fc.integer({ min: 0, max: 65_535 });
const qos = fc.constantFrom(0, 1, 2);
const text = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((one) => one.isWellFormed() && !one.includes('\0'));
const level = fc.stringMatching(/^[a-zA-Z0-9 $_'"äя-]{1,6}$/);
const topic = fc.array(level, { minLength: 1, maxLength: 3 }).map((levels) => levels.join('/'));
/** `$share/` alone is no filter, and no random topic begins with it. */
const filter = fc.oneof(
  topic.filter((one) => !one.startsWith('$share')),
  topic.map((one) => `$share/group/${one}/#`),
  fc.constantFrom('#', '+/a/+', '$SYS/#'),
);
const userProperties = fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 3 });
const binaryText = fc.oneof(
  fc.record({ text, encoding: fc.constant('utf8' as const) }),
  fc.record({ text: fc.constantFrom('', '00ff', 'DE AD'), encoding: fc.constant('hex' as const) }),
  fc.record({ text: fc.constantFrom('', 'AAE=', 'aGk'), encoding: fc.constant('base64' as const) }),
);
const pem = (kind: string) =>
  fc
    .base64String({ minLength: 4, maxLength: 40 })
    .map((body) => `-----BEGIN ${kind}-----\n${body}\n-----END ${kind}-----\n`);
/** An object without fields is never stored. */
const some = <T extends object>(one: fc.Arbitrary<T>) => one.filter((fields) => Object.keys(fields).length > 0);

export const arbitraryEndpoint = fc.record({
  scheme: fc.constantFrom('ws', 'wss', 'mqtt', 'mqtts'),
  host: fc.constantFrom('localhost', 'broker.example', '10.0.0.7', '2001:db8::7', 'брокер.рф'),
  port: fc.integer({ min: 1, max: 65_535 }),
  path: fc.constantFrom('/', '/mqtt', '/ws?token=a%20b'),
});

const subscription = fc.record(
  {
    filter,
    qos,
    color: fc.integer({ min: 1, max: 8 }),
    noLocal: fc.boolean(),
    retainAsPublished: fc.boolean(),
    retainHandling: fc.constantFrom(0, 1, 2),
    subscriptionIdentifier: fc.integer({ min: 1, max: 268_435_455 }),
  },
  { requiredKeys: ['filter', 'qos', 'color'] },
);

const will = fc.record(
  {
    topic,
    payload: binaryText,
    qos,
    retain: fc.boolean(),
    properties: some(
      fc.record(
        {
          willDelayIntervalS: uint32,
          payloadIsUtf8: fc.boolean(),
          messageExpiryIntervalS: uint32,
          contentType: text,
          responseTopic: topic,
          correlationData: binaryText,
          userProperties,
        },
        { requiredKeys: [] },
      ),
    ),
  },
  { requiredKeys: ['topic', 'payload', 'qos', 'retain'] },
);

const properties = some(
  fc.record(
    {
      sessionExpiryIntervalS: uint32,
      receiveMaximum: fc.integer({ min: 1, max: 65_535 }),
      maximumPacketSize: fc.integer({ min: 1, max: 4_294_967_295 }),
      topicAliasMaximum: uint16,
      requestResponseInformation: fc.boolean(),
      requestProblemInformation: fc.boolean(),
      userProperties,
      authenticationMethod: text,
      authenticationDataEncoding: fc.constantFrom('utf8', 'hex', 'base64'),
    },
    { requiredKeys: [] },
  ),
);

const tls = some(
  fc.record(
    {
      ca: pem('CERTIFICATE'),
      clientCertificate: pem('CERTIFICATE'),
      acceptedSha256: fc.constant(Array(32).fill('AB').join(':')),
      alpnProtocols: fc.array(fc.constantFrom('mqtt', 'x-amzn-mqtt-ca'), { minLength: 1, maxLength: 2 }),
      serverName: fc.constant('other.example'),
    },
    { requiredKeys: [] },
  ),
);

export const arbitrarySecrets: fc.Arbitrary<ProfileSecrets> = fc.record(
  { password: text, clientKey: pem('PRIVATE KEY'), clientKeyPassphrase: text, authenticationData: text },
  { requiredKeys: [] },
);

export const arbitraryProfile: fc.Arbitrary<ConnectionProfile> = fc.record(
  {
    id: fc.uuid(),
    name: text.filter((name) => name.trim() === name && name !== ''),
    endpoint: arbitraryEndpoint,
    version: fc.constantFrom(3, 4, 5),
    clientId: text,
    username: fc.option(text, { nil: undefined }),
    keepAliveS: uint16,
    cleanStart: fc.boolean(),
    subscriptions: fc.array(subscription, { maxLength: 3 }),
    order: fc.nat(),
    createdAt: fc.nat(),
    updatedAt: fc.nat(),
    will,
    properties,
    tls,
    connectTimeoutS: fc.integer({ min: 1, max: 600 }),
    reconnect: fc.record({
      enabled: fc.boolean(),
      firstDelayMs: fc.nat({ max: 60_000 }),
      maxDelayMs: fc.nat({ max: 600_000 }),
      maxAttempts: fc.option(fc.nat({ max: 1_000 })),
    }),
    group: text.filter((name) => name.trim() === name && name !== ''),
    color: fc.integer({ min: 1, max: 8 }),
    autoConnect: fc.boolean(),
    askPassword: fc.boolean(),
  },
  {
    requiredKeys: [
      'id',
      'name',
      'endpoint',
      'version',
      'clientId',
      'username',
      'keepAliveS',
      'cleanStart',
      'subscriptions',
      'order',
      'createdAt',
      'updatedAt',
    ],
  },
) as fc.Arbitrary<ConnectionProfile>;
