// What is known of a capture file while it is read, and afterwards: what the engine tells the page of it.
import type { ProtocolVersion } from '../mqtt/protocol-version.ts';
import type { CaptureFault } from './read-frames.ts';

export interface CaptureState {
  /** `stopped`: a person had enough, or there was no memory for more; what was read stays. */
  readonly phase: 'reading' | 'complete' | 'stopped';
  readonly readBytes: number;
  readonly totalBytes: number;
  readonly frames: number;
  /** MQTT control packets. */
  readonly packets: number;
  /** That carried MQTT. */
  readonly connections: number;
  /** Milliseconds since the epoch, of the first and the last packet; null: there is none. */
  readonly firstTime: number | null;
  readonly lastTime: number | null;
  /** TCP connections that carried something else; zeros until all is read. */
  readonly otherStreams: OtherStreams;
  /** Where the file is damaged, and why; what stands before it was read. */
  readonly fault: CaptureFault | null;
  /** There was no memory for more. */
  readonly outOfMemory: boolean;
}

export interface OtherStreams {
  readonly tls: number;
  readonly unknown: number;
}

/** One network connection of a capture. */
export interface CapturedConnectionFacts {
  /** As `LoggedPacket.connection` counts. */
  readonly index: number;
  /** `10.0.0.2:49152`. */
  readonly client: string;
  readonly server: string;
  readonly transport: 'tcp' | 'websocket';
  readonly version: ProtocolVersion;
  /** '' where it is not known. */
  readonly clientId: string;
  /** Milliseconds since the epoch. */
  readonly openedAt: number;
  /** Its CONNECT is not in the capture. */
  readonly beginsInTheMiddle: boolean;
  readonly packets: number;
}
