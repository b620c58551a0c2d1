// Stands between the splitter and the protocol engine: says of every packet from the broker whether it keeps to the
// protocol. A packet that does not is logged, but not handed on, and the connection is closed (MQTT 5, 4.13).
import { PROPERTY } from '../mqtt/property.ts';
import type { ProtocolVersion } from '../mqtt/protocol-version.ts';
import type { PacketHead } from './packet-head.ts';
import { PACKET, packetName } from './packet-type.ts';
import { numberProperty, readProperties, readVariableByteInteger } from './read-properties.ts';

/** Reason codes for DISCONNECT of version 5. */
export const MALFORMED_PACKET = 0x81;
export const PROTOCOL_ERROR = 0x82;
export const TOPIC_ALIAS_INVALID = 0x94;

export interface Violation {
  readonly clause: string;
  readonly message: string;
  readonly reasonCode: typeof MALFORMED_PACKET | typeof PROTOCOL_ERROR | typeof TOPIC_ALIAS_INVALID;
}

function malformed(clause: string, message: string): Violation {
  return { clause, message, reasonCode: MALFORMED_PACKET };
}

function protocolError(clause: string, message: string): Violation {
  return { clause, message, reasonCode: PROTOCOL_ERROR };
}

function isFromServer(type: number): boolean {
  return type !== PACKET.connect && type !== PACKET.subscribe && type !== PACKET.unsubscribe && type !== PACKET.pingreq;
}

export class InboundGuard {
  readonly #version: ProtocolVersion;
  readonly #topicAliasMaximum: number;
  readonly #authenticates: boolean;
  #connackSeen = false;

  /** One a network connection. What CONNECT announced: its topic alias maximum, and whether it named a method. */
  constructor(version: ProtocolVersion, topicAliasMaximum: number, authenticates = false) {
    this.#authenticates = authenticates;
    this.#version = version;
    this.#topicAliasMaximum = topicAliasMaximum;
  }

  /**
   * Checks one whole packet that ends at `end` and whose head was read already. The topic name's text is checked
   * elsewhere, once a topic. Null: nothing is wrong.
   */
  check(bytes: Uint8Array, end: number, head: PacketHead): Violation | null {
    const { type } = head;
    if (!this.#connackSeen) {
      if (type !== PACKET.connack && type !== PACKET.auth) {
        return protocolError('MQTT-3.2.0-1', `${packetName(type)} came before CONNACK`);
      }
    }
    if (type === PACKET.publish) return this.#checkPublish(bytes, head);
    if (!isFromServer(type)) return protocolError('MQTT-2.1.2', `a server does not send ${packetName(type)}`);
    const flags = this.#checkFlags(head);
    if (flags) return flags;
    const length = end - head.bodyStart;
    switch (type) {
      case PACKET.connack:
        return this.#checkConnack(bytes, head.bodyStart, length);
      case PACKET.puback:
      case PACKET.pubrec:
      case PACKET.pubrel:
      case PACKET.pubcomp:
        return this.#checkAcknowledgement(bytes, head, length, end);
      case PACKET.suback:
      case PACKET.unsuback:
        return this.#checkSuback(bytes, head, length, end);
      case PACKET.pingresp:
        return length === 0 ? null : malformed('MQTT-3.13.1', 'PINGRESP has no variable header and no payload');
      case PACKET.disconnect:
        if (this.#version !== 5) return protocolError('MQTT-3.14', 'only a client sends DISCONNECT before version 5');
        return length < 2 ? null : this.#checkProperties(bytes, head.bodyStart + 1, end);
      case PACKET.auth:
        if (this.#authenticates && this.#version === 5) return null;
        return protocolError('MQTT-4.12.0-6', 'AUTH came, but CONNECT had no authentication method');
      default:
        return null;
    }
  }

  #checkFlags({ type, flags }: PacketHead): Violation | null {
    const wanted = type === PACKET.pubrel ? 0b0010 : 0;
    if (flags === wanted) return null;
    return malformed('MQTT-2.1.3-1', `the flags of ${packetName(type)} are ${flags}, not ${wanted}`);
  }

  #checkPublish(bytes: Uint8Array, head: PacketHead): Violation | null {
    if (head.truncated) return malformed('MQTT-3.3.2', 'PUBLISH ends inside its variable header');
    const qos = (head.flags >> 1) & 3;
    if (qos === 3) return malformed('MQTT-3.3.1-4', 'PUBLISH has a QoS of 3');
    if (qos === 0 && (head.flags & 0b1000) !== 0) return malformed('MQTT-3.3.1-2', 'PUBLISH at QoS 0 has DUP set');
    if (qos > 0 && head.packetId === 0) return protocolError('MQTT-2.2.1-3', 'PUBLISH has the packet identifier 0');
    const noTopic = head.topicStart === head.topicEnd;
    if (head.propertiesStart === head.propertiesEnd) {
      return noTopic ? protocolError('MQTT-3.3.2-1', 'PUBLISH has no topic name') : null;
    }
    return this.#checkPublishProperties(bytes, head, noTopic);
  }

  #checkPublishProperties(bytes: Uint8Array, head: PacketHead, noTopic: boolean): Violation | null {
    const properties = readProperties(bytes, head.propertiesStart, head.propertiesEnd);
    if (!properties.ok) return malformed(properties.error.clause, properties.error.message);
    const alias = numberProperty(properties.value, PROPERTY.topicAlias);
    if (alias === undefined) {
      return noTopic ? protocolError('MQTT-3.3.2-1', 'PUBLISH has neither topic name nor topic alias') : null;
    }
    if (alias === 0 || alias > this.#topicAliasMaximum) {
      return {
        clause: 'MQTT-3.3.2-9',
        message: `PUBLISH has the topic alias ${alias}; CONNECT allowed ${this.#topicAliasMaximum}`,
        reasonCode: TOPIC_ALIAS_INVALID,
      };
    }
    return null;
  }

  #checkConnack(bytes: Uint8Array, body: number, length: number): Violation | null {
    if (this.#connackSeen) return protocolError('MQTT-3.2.0-2', 'a second CONNACK came');
    if (length < 2) return malformed('MQTT-3.2.2', 'CONNACK ends inside its variable header');
    if ((bytes[body] as number) > 1) return malformed('MQTT-3.2.2-1', 'CONNACK has reserved flags set');
    this.#connackSeen = true;
    if (length === 2) return null; // Also how a server that does not know version 5 refuses it.
    if (this.#version !== 5) return malformed('MQTT-3.2.1', 'CONNACK is longer than two bytes');
    return this.#checkProperties(bytes, body + 2, body + length);
  }

  #checkAcknowledgement(bytes: Uint8Array, head: PacketHead, length: number, end: number): Violation | null {
    const name = packetName(head.type);
    if (head.truncated) return malformed('MQTT-2.2.1', `${name} ends inside its packet identifier`);
    if (head.packetId === 0) return protocolError('MQTT-2.2.1-3', `${name} has the packet identifier 0`);
    if (this.#version !== 5 && length !== 2) return malformed('MQTT-2.1.4', `${name} is not two bytes long`);
    return length <= 3 ? null : this.#checkProperties(bytes, head.bodyStart + 3, end);
  }

  #checkSuback(bytes: Uint8Array, head: PacketHead, length: number, end: number): Violation | null {
    const name = packetName(head.type);
    if (head.truncated) return malformed('MQTT-2.2.1', `${name} ends inside its packet identifier`);
    if (head.packetId === 0) return protocolError('MQTT-2.2.1-3', `${name} has the packet identifier 0`);
    if (this.#version === 5) {
      const properties = this.#checkProperties(bytes, head.bodyStart + 2, end, 'rest allowed');
      if (properties) return properties;
    }
    if (head.type === PACKET.unsuback && this.#version !== 5) {
      return length === 2 ? null : malformed('MQTT-3.11.1', 'UNSUBACK is not two bytes long');
    }
    return length > 2 ? null : malformed('MQTT-3.9.3', `${name} has no reason code`);
  }

  /** Properties with their length at `at`; they must fill the packet unless `rest` may follow. */
  #checkProperties(bytes: Uint8Array, at: number, end: number, rest?: 'rest allowed'): Violation | null {
    const length = readVariableByteInteger(bytes, at, end);
    if (!length || length.next + length.value > end) {
      return malformed('MQTT-2.2.2', 'the property length reaches beyond the packet');
    }
    if (!rest && length.next + length.value !== end) return malformed('MQTT-2.2.2', 'bytes follow the properties');
    const properties = readProperties(bytes, length.next, length.next + length.value);
    return properties.ok ? null : malformed(properties.error.clause, properties.error.message);
  }
}
