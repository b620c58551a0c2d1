// What happened to a network connection, as an entry of the log between its packets: the wire is more than packets.
import type { Direction } from '../mqtt/direction.ts';

export type ConnectionEvent =
  | {
      /** Of a capture: the app's own connections begin with their CONNECT. */
      readonly kind: 'opened';
      /** Both ends: `10.0.0.2:49152 → 10.0.0.1:1883`. */
      readonly address: string;
    }
  | {
      readonly kind: 'closed';
      /** Null: the capture does not say. `network`: nobody said goodbye. */
      readonly by: 'client' | 'broker' | 'network' | null;
      /** Of the WebSocket's close event, where there was one. */
      readonly code: number | null;
      readonly reason: string;
    }
  /** Bytes that a capture does not have: what they held is not known. */
  | { readonly kind: 'missing'; readonly direction: Direction; readonly byteCount: number };

/** Packet type 0 is reserved: no packet begins like this. */
const FIRST_BYTE = 0;

const utf8 = new TextEncoder();
const text = new TextDecoder();

/** As it stands in the log. */
export function encodeConnectionEvent(event: ConnectionEvent): Uint8Array {
  const json = utf8.encode(JSON.stringify(event));
  const bytes = new Uint8Array(json.length + 1);
  bytes[0] = FIRST_BYTE;
  bytes.set(json, 1);
  return bytes;
}

/** `bytes` are what `encodeConnectionEvent` made. */
export function decodeConnectionEvent(bytes: Uint8Array): ConnectionEvent {
  return JSON.parse(text.decode(bytes.subarray(1))) as ConnectionEvent;
}
