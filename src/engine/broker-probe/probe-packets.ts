// The packets that a probing client sends. As a simulated device's, with what a test needs besides.
import { Buffer } from 'buffer';
import type { IConnectPacket, IPublishPacket, ISubscribePacket } from 'mqtt-packet';
import type { ConnectionSettings, ConnectProperties, WillMessage } from '../../core/mqtt/connection-profile.ts';
import type { ProtocolVersion } from '../../core/mqtt/protocol-version.ts';
import type { Qos } from '../../core/mqtt/qos.ts';
import { encode } from '../fleet/device-packets.ts';
import { connectPacketOptions } from '../session/broker-session-options.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** What of CONNECT a test decides; the credentials and all that goes with them are the profile's. */
export interface ProbeConnect {
  readonly clientId: string;
  readonly cleanStart: boolean;
  readonly keepAliveS: number;
  readonly will?: WillMessage | undefined;
  /** Version 5 only. */
  readonly properties: ConnectProperties;
}

export interface ProbePublish {
  readonly topic: string;
  readonly payload: Uint8Array;
  readonly qos: Qos;
  readonly retain?: boolean;
  /** Version 5 only. */
  readonly properties?: NonNullable<IPublishPacket['properties']>;
}

export interface ProbeSubscribe {
  readonly filter: string;
  readonly qos: Qos;
  /** Version 5 only. */
  readonly noLocal?: boolean;
  readonly retainAsPublished?: boolean;
  readonly identifier?: number;
}

export function encodeProbeConnect(settings: ConnectionSettings, connect: ProbeConnect): Bytes {
  const { clientId, cleanStart, keepAliveS, will, properties } = connect;
  const { authenticationMethod, authenticationDataEncoding, userProperties } = settings.properties ?? {};
  const own: ConnectionSettings = {
    ...settings,
    ...{ clientId, cleanStart, keepAliveS, will },
    properties: {
      sessionExpiryIntervalS: 0,
      ...{ authenticationMethod, authenticationDataEncoding, userProperties },
      ...properties,
    },
  };
  const packet = { ...connectPacketOptions(own), cmd: 'connect', clientId, clean: cleanStart };
  return encode(packet as IConnectPacket, settings.version);
}

/** `packetId` is not sent at QoS 0. */
export function encodeProbePublish(message: ProbePublish, packetId: number, version: ProtocolVersion): Bytes {
  const { topic, payload, qos, retain = false, properties } = message;
  const bytes = Buffer.from(payload.buffer as ArrayBuffer, payload.byteOffset, payload.length);
  const packet: IPublishPacket = {
    cmd: 'publish',
    topic,
    payload: bytes,
    qos,
    retain,
    dup: false,
    messageId: packetId,
  };
  return encode(version === 5 && properties ? { ...packet, properties } : packet, version);
}

export function encodeProbeSubscribe(subscribe: ProbeSubscribe, packetId: number, version: ProtocolVersion): Bytes {
  const { filter, qos, noLocal = false, retainAsPublished = false, identifier } = subscribe;
  const options = version === 5 ? { nl: noLocal, rap: retainAsPublished, rh: 0 as const } : {};
  const packet: ISubscribePacket = {
    ...{ cmd: 'subscribe', messageId: packetId },
    subscriptions: [{ topic: filter, qos, ...options }],
  };
  if (version !== 5 || identifier === undefined) return encode(packet, version);
  return encode({ ...packet, properties: { subscriptionIdentifier: identifier } }, version);
}
