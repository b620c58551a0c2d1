// What a reader of captures gives out: MQTT connections and their control packets, in the order of the capture.
import type { Direction } from '../mqtt/direction.ts';
import type { ProtocolVersion } from '../mqtt/protocol-version.ts';
import type { CaptureFault } from './read-frames.ts';

export interface CapturedConnection {
  /** Counts from 0. */
  readonly index: number;
  /** `10.0.0.2:49152` */
  readonly client: string;
  readonly server: string;
  readonly transport: 'tcp' | 'websocket';
  readonly version: ProtocolVersion;
  /** Milliseconds since the epoch; its first segment in the capture. */
  readonly openedAt: number;
  /** The capture does not have its CONNECT. */
  readonly beginsInTheMiddle: boolean;
}

export interface CaptureSink {
  /** Once for each MQTT connection, before its first packet. */
  connection(connection: CapturedConnection): void;
  /** One whole control packet: a view for this call only. `out` is from the client. Times in milliseconds. */
  packet(index: number, direction: Direction, bytes: Uint8Array, timeMs: number): void;
  /** Bytes that the capture does not have, or that were stepped over to find the next packet. */
  missing(index: number, direction: Direction, byteCount: number, timeMs: number): void;
  /** Null: it was reset. */
  closed(index: number, by: 'client' | 'broker' | null, timeMs: number): void;
}

export interface CaptureSummary {
  readonly frames: number;
  readonly packets: number;
  readonly connections: number;
  /** TCP streams that hold no MQTT that can be read. */
  readonly otherStreams: {
    /** Encrypted. */
    readonly tls: number;
    /** WebSockets that are compressed. */
    readonly compressed: number;
    readonly unknown: number;
  };
  /** Where the file ends before its end; null: it is whole. */
  readonly fault: CaptureFault | null;
}
