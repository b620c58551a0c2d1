// How far a segment of a recording was written: whoever wrote it was stopped in the middle, maybe in the middle of a block.

const ENHANCED_PACKET = 6;
/** From a block's begin to the captured bytes, and in there over the headers of IP and TCP. */
const CAPTURED_AT = 28;
const HEADERS = 40;
const PUBLISH = 3;

export interface RecordingTail {
  /** Up to the last whole block. */
  readonly bytes: number;
  /** Segments that carry something: as many as packets, but for those of more than 64 KiB. */
  readonly packets: number;
  readonly messages: number;
  /** Of the last packet, in milliseconds since the epoch; null: there is none. */
  readonly lastAt: number | null;
}

/** `bytes` begin with a block of a file that `PcapngWriter` wrote. */
export function readRecordingTail(bytes: Uint8Array): RecordingTail {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  let packets = 0;
  let messages = 0;
  let lastAt: number | null = null;
  while (at + 12 <= bytes.length) {
    const type = view.getUint32(at, true);
    const length = view.getUint32(at + 4, true);
    // A file that grew and was not written to yet holds zeros.
    if (length < 12 || length % 4 !== 0 || at + length > bytes.length) break;
    if (view.getUint32(at + length - 4, true) !== length) break;
    if (type === ENHANCED_PACKET && length >= CAPTURED_AT + HEADERS + 4) {
      lastAt = (view.getUint32(at + 12, true) * 0x1_0000_0000 + view.getUint32(at + 16, true)) / 1000;
      if (view.getUint32(at + 20, true) > HEADERS) {
        packets++;
        if ((bytes[at + CAPTURED_AT + HEADERS] as number) >> 4 === PUBLISH) messages++;
      }
    }
    at += length;
  }
  return { bytes: at, packets, messages, lastAt };
}
