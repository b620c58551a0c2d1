// A way to carry the bytes of one network connection. Bytes arrive as frames with the time of their arrival.
import type { FailureCause } from '../../core/protocol/engine-contract.ts';

export interface Transport {
  /** Only after `onOpen`. */
  send(bytes: Uint8Array<ArrayBuffer>): void;
  /** Ends the connection; `onEnd` follows. */
  close(): void;
  /** Bytes given to `send` that have not left yet. */
  unsentBytes(): number;
}

export interface TransportListener {
  onOpen(): void;
  onBytes(bytes: Uint8Array<ArrayBuffer>): void;
  /** Exactly once, and nothing after it. */
  onEnd(end: TransportEnd): void;
}

export interface TransportEnd {
  /** The WebSocket's close event; null when there was none. */
  readonly close: { readonly code: number; readonly reason: string; readonly wasClean: boolean } | null;
  /** Where the transport itself knows why; null: it ended, and that is all it knows. */
  readonly cause: FailureCause | null;
}
