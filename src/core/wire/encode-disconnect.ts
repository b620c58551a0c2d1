import type { ProtocolVersion } from '../mqtt/protocol-version.ts';

/** DISCONNECT from the client. Before version 5 it has no reason; in version 5 a reason of 0 is left out (3.14.2.1). */
export function encodeDisconnect(version: ProtocolVersion, reasonCode = 0): Uint8Array<ArrayBuffer> {
  return version === 5 && reasonCode !== 0 ? Uint8Array.of(0xe0, 1, reasonCode) : Uint8Array.of(0xe0, 0);
}
