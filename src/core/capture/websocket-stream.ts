// One direction of a WebSocket connection: the HTTP head, then frames (RFC 6455, 5.2). Gives out the payload of data frames.

/** More than this is no HTTP head. */
const MAX_HEAD_BYTES = 64 * 1024;
/** An empty line: CR LF CR LF. */
const END_OF_HEAD = [13, 10, 13, 10] as const;
const CONTINUATION = 0;
const BINARY = 2;

export type WebSocketFault =
  /** A frame is compressed (RSV1, permessage-deflate), or has another extension's bits. */
  | 'compressed'
  /** No frame begins like this. */
  | 'malformed';

export class WebSocketStream {
  readonly #onPayload: (bytes: Uint8Array, time: number) => void;
  /** What has come of a frame's head. */
  #pending = new Uint8Array(0);
  #isOpen: boolean;
  #headBytes = 0;
  /** Of the empty line that ends the HTTP head. */
  #headEndBytes = 0;
  /** Payload bytes that the frame still has. */
  #left = 0;
  #isData = false;
  #mask: Uint8Array | null = null;
  /** Of the next payload byte, within the mask. */
  #maskAt = 0;
  #fault: WebSocketFault | null = null;

  /** `hasHead`: an HTTP head comes first. */
  constructor(hasHead: boolean, onPayload: (bytes: Uint8Array, time: number) => void) {
    this.#isOpen = !hasHead;
    this.#onPayload = onPayload;
  }

  get fault(): WebSocketFault | null {
    return this.#fault;
  }

  /** Returns how many of the bytes stand behind a fault. */
  push(bytes: Uint8Array, time: number): number {
    let at = 0;
    if (!this.#isOpen) at = this.#passHead(bytes);
    while (at < bytes.length && this.#isOpen && !this.#fault) {
      at = this.#left > 0 ? this.#takePayload(bytes, at, time) : this.#takeFrameHead(bytes, at);
    }
    return this.#fault ? bytes.length - at : 0;
  }

  /** Bytes are missing. The next that are pushed begin with a frame's head, as far as `isFrameHead` can tell. */
  resume(): void {
    this.#isOpen = true;
    this.#left = 0;
    this.#pending = new Uint8Array(0);
    this.#fault = null;
  }

  /** Where the frames begin; the end of `bytes` while the head goes on. */
  #passHead(bytes: Uint8Array): number {
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at] as number;
      if (byte === END_OF_HEAD[this.#headEndBytes]) this.#headEndBytes++;
      else this.#headEndBytes = byte === END_OF_HEAD[0] ? 1 : 0;
      if (this.#headEndBytes < END_OF_HEAD.length) continue;
      this.#isOpen = true;
      return at + 1;
    }
    this.#headBytes += bytes.length;
    if (this.#headBytes > MAX_HEAD_BYTES) this.#fault = 'malformed';
    return bytes.length;
  }

  #takePayload(bytes: Uint8Array, at: number, time: number): number {
    const end = Math.min(bytes.length, at + this.#left);
    this.#left -= end - at;
    if (this.#isData) this.#onPayload(this.#unmasked(bytes, at, end), time);
    return end;
  }

  #unmasked(bytes: Uint8Array, start: number, end: number): Uint8Array {
    const mask = this.#mask;
    if (!mask) return bytes.subarray(start, end);
    const plain = bytes.slice(start, end);
    for (let i = 0; i < plain.length; i++) plain[i] = (plain[i] as number) ^ (mask[(this.#maskAt + i) & 3] as number);
    this.#maskAt = (this.#maskAt + plain.length) & 3;
    return plain;
  }

  /** At most 14 bytes, which may come one by one. */
  #takeFrameHead(bytes: Uint8Array, at: number): number {
    const before = this.#pending.length;
    const head = joined(this.#pending, bytes.subarray(at, at + 14 - before));
    const size = frameHeadSize(head);
    if (size < 0 || head.length < size) {
      this.#pending = head;
      return bytes.length;
    }
    this.#pending = new Uint8Array(0);
    const first = head[0] as number;
    if ((first & 0x70) !== 0) this.#fault = 'compressed';
    else if (!isFrameHead(head)) this.#fault = 'malformed';
    const opcode = first & 0x0f;
    this.#isData = opcode >= CONTINUATION && opcode <= BINARY;
    this.#left = payloadLength(head);
    this.#mask = ((head[1] as number) & 0x80) !== 0 ? head.slice(size - 4, size) : null;
    this.#maskAt = 0;
    return at + size - before;
  }
}

/** Whether a frame may begin like this: its opcode is defined, and no extension's bits are set. */
export function isFrameHead(bytes: Uint8Array): boolean {
  const first = bytes[0] ?? 0xff;
  const opcode = first & 0x0f;
  return (first & 0x70) === 0 && (opcode <= BINARY || (opcode >= 8 && opcode <= 10));
}

/** Bytes of a frame's head; -1: not enough is there to say. */
function frameHeadSize(head: Uint8Array): number {
  const second = head[1];
  if (second === undefined) return -1;
  const length = second & 0x7f;
  return 2 + (length === 126 ? 2 : length === 127 ? 8 : 0) + ((second & 0x80) !== 0 ? 4 : 0);
}

function payloadLength(head: Uint8Array): number {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const length = (head[1] as number) & 0x7f;
  if (length === 126) return view.getUint16(2);
  return length === 127 ? view.getUint32(2) * 0x1_0000_0000 + view.getUint32(6) : length;
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(one.length + other.length);
  bytes.set(one);
  bytes.set(other, one.length);
  return bytes;
}
