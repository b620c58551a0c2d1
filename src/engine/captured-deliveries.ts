// Which captured PUBLISH packets repeat one before them: the account that sender and receiver keep, kept by a third who
// looks on. By client identifier, because a session outlives its network connections (MQTT 5, 4.1).
import type { Direction } from '../core/mqtt/direction.ts';
import type { ProtocolVersion } from '../core/mqtt/protocol-version.ts';
import type { PacketHead } from '../core/wire/packet-head.ts';
import { PACKET } from '../core/wire/packet-type.ts';
import { readAcknowledgement } from '../core/wire/read-answer.ts';

const DUP = 0b1000;

/** Packet identifiers of messages on their way, of one session. */
export class CapturedDeliveries {
  /** QoS 2, by the direction of the PUBLISH: from the first PUBLISH to its PUBREL (method A of 4.3.3). */
  readonly #unreleased: Readonly<Record<Direction, Set<number>>> = { out: new Set(), in: new Set() };
  /** QoS 1 of the client: from the first PUBLISH to its PUBACK. The broker's are new messages to a client (4.3.2). */
  readonly #unacknowledged = new Set<number>();

  /** The session is another one, or bytes are missing: what was on its way is not known. */
  forget(): void {
    this.#unreleased.out.clear();
    this.#unreleased.in.clear();
    this.#unacknowledged.clear();
  }

  isRepeated(direction: Direction, { flags, packetId }: PacketHead): boolean {
    const qos = (flags >> 1) & 3;
    if (qos === 0) return false;
    if (qos === 1 && direction === 'in') return false;
    const open = qos === 1 ? this.#unacknowledged : this.#unreleased[direction];
    if (open.has(packetId)) return qos > 1 || (flags & DUP) !== 0;
    open.add(packetId);
    return false;
  }

  /** Call for every packet that is no PUBLISH. */
  answered(
    direction: Direction,
    type: number,
    packetId: number,
    bytes: Uint8Array,
    bodyStart: number,
    version: ProtocolVersion,
  ): void {
    if (type === PACKET.puback && direction === 'in') this.#unacknowledged.delete(packetId);
    else if (type === PACKET.pubrel) this.#unreleased[direction].delete(packetId);
    // A PUBREC that refuses ends the delivery: no PUBREL follows (MQTT 5, 4.3.3).
    else if (type === PACKET.pubrec && readAcknowledgement(bytes, bodyStart, version).reasonCode >= 0x80)
      this.#unreleased[direction === 'in' ? 'out' : 'in'].delete(packetId);
  }
}
