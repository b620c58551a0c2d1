// The frames of a pcap or pcapng file, one after the other, as they stand in its bytes. What is damaged ends the reading
// with what was found where; all before it has been given out.
import { FrameReader } from './frame-reader.ts';

export interface CapturedFrame {
  /** Milliseconds since the epoch, with fractions. */
  readonly time: number;
  /** LINKTYPE of https://www.tcpdump.org/linktypes.html. */
  readonly linkType: number;
  /** A view into the file. */
  readonly bytes: Uint8Array;
  /** The frame was longer: the capture has only its beginning. */
  readonly isCut: boolean;
}

export interface CaptureFault {
  readonly reason:
    | 'not-a-capture'
    /** A record or block reaches beyond the end of the file. */
    | 'truncated'
    | 'malformed';
  /** Byte offset in the file. */
  readonly at: number;
  /** Technical, in English. */
  readonly detail: string;
}

/** Null: the file ends as it should. `onFrame` may be called before a fault is found. */
export function readFrames(file: Uint8Array, onFrame: (frame: CapturedFrame) => void): CaptureFault | null {
  const reader = new FrameReader(file);
  while (reader.next()) {
    const { time, linkType, start, end, isCut } = reader;
    onFrame({ time, linkType, bytes: file.subarray(start, end), isCut });
  }
  return reader.fault;
}
