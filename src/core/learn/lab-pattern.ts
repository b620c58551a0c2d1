// What a packet has to be like to prove a step of a lab.

export interface LabPattern {
  /** The packet's type, or `CLOSED` for the end of a network connection. */
  readonly packet: LabPacketType;
  /** Who sent it; of `CLOSED`, who ended it. Absent: anybody. */
  readonly from?: 'client' | 'broker' | 'network' | undefined;
  /** By name (see `LAB_FIELDS`); all of them have to agree. */
  readonly fields?: Readonly<Record<string, LabValue>> | undefined;
  /** MQTT 5 properties by the specification's names. `User Property` is `name=value`. */
  readonly properties?: Readonly<Record<string, LabValue>> | undefined;
}

export type LabPacketType = (typeof LAB_PACKET_TYPES)[number];

export const LAB_PACKET_TYPES = [
  'CONNECT',
  'CONNACK',
  'PUBLISH',
  'PUBACK',
  'PUBREC',
  'PUBREL',
  'PUBCOMP',
  'SUBSCRIBE',
  'SUBACK',
  'UNSUBSCRIBE',
  'UNSUBACK',
  'PINGREQ',
  'PINGRESP',
  'DISCONNECT',
  'AUTH',
  'CLOSED',
] as const;

/**
 * A text such as `$id` is a variable: bound by the first packet that has it, equal in all that follow. `$SYS/#` and
 * `$share/group/topic` are none, for their slash.
 */
export type LabValue =
  | LabScalar
  /** One of these. */
  | { readonly is: readonly LabScalar[] }
  | { readonly not: LabScalar }
  /** A number from `min` to `max`; one of them may be absent. */
  | { readonly min?: number | undefined; readonly max?: number | undefined }
  /** A topic that this filter matches. */
  | { readonly like: string }
  /** A text that holds this one. */
  | { readonly contains: string };

export type LabScalar = string | number | boolean;

/**
 * Of the connection that a packet went over, whatever its type: the client id, `ws`, `wss`, `mqtt` or `mqtts`, and whether
 * it leads to the embedded broker.
 */
export const LAB_CONNECTION_FIELDS: readonly string[] = ['clientId', 'scheme', 'embedded'];

/** Which fields a packet itself has, by its type. `id` is the packet identifier. */
export const LAB_FIELDS: Readonly<Record<LabPacketType, readonly string[]>> = {
  CONNECT: [
    // `5`, `3.1.1`, `3.1`, as texts.
    'version',
    'clientId',
    'cleanStart',
    'keepAlive',
    'username',
    // Whether there is one.
    'password',
    'will',
    'willTopic',
    'willPayload',
    'willQos',
    'willRetain',
  ],
  CONNACK: ['reasonCode', 'sessionPresent'],
  // From the broker: whether this connection had sent it itself; how long after CONNACK it came, in milliseconds.
  PUBLISH: ['id', 'topic', 'payload', 'qos', 'retain', 'dup', 'own', 'sinceConnack'],
  PUBACK: ['id', 'reasonCode'],
  PUBREC: ['id', 'reasonCode'],
  PUBREL: ['id', 'reasonCode'],
  PUBCOMP: ['id', 'reasonCode'],
  // Of a filter that is subscribed to: one of several in a packet is enough.
  SUBSCRIBE: ['id', 'filter', 'qos', 'noLocal', 'retainAsPublished', 'retainHandling'],
  // Of one of its reason codes: 0, 1, 2 is the QoS that was granted, 128 and above a refusal.
  SUBACK: ['id', 'reasonCode'],
  UNSUBSCRIBE: ['id', 'filter'],
  UNSUBACK: ['id', 'reasonCode'],
  PINGREQ: [],
  PINGRESP: [],
  DISCONNECT: ['reasonCode'],
  AUTH: ['reasonCode'],
  // `code`: of the WebSocket's close event.
  CLOSED: ['code'],
};
