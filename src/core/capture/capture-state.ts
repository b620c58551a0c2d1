// What is known of a capture file while it is read, and afterwards: what the engine tells the page of it.
import type { CapturedConnection, CaptureSummary } from './capture-sink.ts';

export interface CaptureState {
  /** `stopped`: a person had enough, or there was no memory for more; what was read stays. */
  readonly phase: 'reading' | 'complete' | 'stopped';
  readonly readBytes: number;
  readonly totalBytes: number;
  /** 0 until all is read, as `otherStreams`. */
  readonly frames: number;
  /** MQTT control packets. */
  readonly packets: number;
  /** That carried MQTT. */
  readonly connections: number;
  /** Milliseconds since the epoch, of the first and the last packet; null: there is none. */
  readonly firstTime: number | null;
  readonly lastTime: number | null;
  /** TCP connections that carried something else, or what cannot be read. */
  readonly otherStreams: CaptureSummary['otherStreams'];
  /** Where the file is damaged, and why; what stands before it was read. */
  readonly fault: CaptureSummary['fault'];
  /** There was no memory for more. */
  readonly isOutOfMemory: boolean;
}

/** `index` modulo 65,536 is `LoggedPacket.connection`. */
export interface CapturedConnectionFacts extends CapturedConnection {
  /** '' where it is not known. */
  readonly clientId: string;
  readonly packets: number;
}
