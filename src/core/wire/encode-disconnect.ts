import type { ProtocolVersion } from '../mqtt/protocol-version.ts';

/**
 * DISCONNECT from the client. Before version 5 it has no reason; in version 5 a reason of 0 is left out (3.14.2.1).
 * `endSession`: version 5 sets the Session Expiry Interval to 0 (3.14.2.2.2); allowed only where CONNECT had another.
 */
export function encodeDisconnect(
  version: ProtocolVersion,
  reasonCode = 0,
  endSession = false,
): Uint8Array<ArrayBuffer> {
  if (version !== 5) return Uint8Array.of(0xe0, 0);
  if (endSession) return Uint8Array.of(0xe0, 7, reasonCode, 5, 0x11, 0, 0, 0, 0);
  return reasonCode === 0 ? Uint8Array.of(0xe0, 0) : Uint8Array.of(0xe0, 1, reasonCode);
}
