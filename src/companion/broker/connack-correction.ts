import { PROPERTY } from '../../core/mqtt/property.ts';
import { PACKET } from '../../core/wire/packet-type.ts';
import { readProperties, readVariableByteInteger } from '../../core/wire/read-properties.ts';

/**
 * Aedes announces that it has no shared subscriptions, and leaves no way to say otherwise: this lets a successful CONNACK of
 * version 5 at the start of `bytes` announce them.
 *
 * @returns `bytes` themselves where there is nothing to change; they are never written to
 */
export function announceShared(bytes: Buffer): Buffer {
  if ((bytes[0] as number) >> 4 !== PACKET.connack) return bytes;
  const length = readVariableByteInteger(bytes, 1, bytes.length);
  if (length === null || length.next + length.value > bytes.length || bytes[length.next + 1] !== 0) return bytes;
  // Before version 5 it ends with the return code.
  const properties = readVariableByteInteger(bytes, length.next + 2, length.next + length.value);
  if (properties === null) return bytes;
  const end = properties.next + properties.value;
  for (let at = properties.next; at < end; at++) {
    // What stands before it is read whole: its bytes may look alike.
    if (bytes[at] !== PROPERTY.sharedSubscriptionAvailable || !readProperties(bytes, properties.next, at).ok) continue;
    const corrected = Buffer.from(bytes);
    corrected[at + 1] = 1;
    return corrected;
  }
  return bytes;
}
