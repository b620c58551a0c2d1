// Collects UTF-8 in one growing buffer. Payloads go in as the bytes that they are: as a string, a large one would take
// several times its size, or not be possible at all.
const utf8 = new TextEncoder();

/** How much of a long run of bytes is written at a time, so that room for the worst case is never kept for all of it. */
const SLICE_BYTES = 16 * 1024;

const BASE64 = utf8.encode('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/');
const HEX = utf8.encode('0123456789abcdef');
const QUOTE = 0x22;
const BACKSLASH = 0x5c;

export class ByteWriter {
  #bytes = new Uint8Array(64 * 1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** All that was written. */
  toBytes(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#length);
  }

  text(text: string): void {
    this.#reserve(text.length * 3);
    this.#length += utf8.encodeInto(text, this.#bytes.subarray(this.#length)).written;
  }

  bytes(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** Well-formed UTF-8 as a JSON string, quotes included. */
  jsonString(text: Uint8Array): void {
    this.#put(QUOTE);
    this.#inSlices(text, 6, (byte) => {
      if (byte >= 0x20 && byte !== QUOTE && byte !== BACKSLASH) return this.#add(byte);
      this.#add(BACKSLASH);
      if (byte === QUOTE || byte === BACKSLASH) return this.#add(byte);
      if (byte === 0x0a) return this.#add(0x6e); // \n
      if (byte === 0x0d) return this.#add(0x72); // \r
      if (byte === 0x09) return this.#add(0x74); // \t
      this.#add(0x75); // \u00xx
      this.#add(0x30);
      this.#add(0x30);
      this.#add(HEX[byte >> 4] as number);
      this.#add(HEX[byte & 15] as number);
    });
    this.#put(QUOTE);
  }

  /** JSON's bytes as they are, in one line: between its tokens a line break means no more than a space. */
  jsonInOneLine(json: Uint8Array): void {
    this.#inSlices(json, 1, (byte) => this.#add(byte === 0x0a || byte === 0x0d ? 0x20 : byte));
  }

  /** Between quotes as RFC 4180 has them: a quote is written twice, all else as it is. */
  csvQuoted(text: Uint8Array): void {
    this.#put(QUOTE);
    this.#inSlices(text, 2, (byte) => {
      this.#add(byte);
      if (byte === QUOTE) this.#add(QUOTE);
    });
    this.#put(QUOTE);
  }

  base64(bytes: Uint8Array): void {
    this.#reserve(Math.ceil(bytes.length / 3) * 4);
    for (let at = 0; at < bytes.length; at += 3) {
      const left = bytes.length - at;
      const group = ((bytes[at] as number) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
      this.#add(BASE64[group >> 18] as number);
      this.#add(BASE64[(group >> 12) & 63] as number);
      this.#add(left > 1 ? (BASE64[(group >> 6) & 63] as number) : 0x3d);
      this.#add(left > 2 ? (BASE64[group & 63] as number) : 0x3d);
    }
  }

  /** `perByte`: how many bytes one of them becomes at most. */
  #inSlices(bytes: Uint8Array, perByte: number, write: (byte: number) => void): void {
    for (let start = 0; start < bytes.length; start += SLICE_BYTES) {
      const end = Math.min(bytes.length, start + SLICE_BYTES);
      this.#reserve((end - start) * perByte);
      for (let at = start; at < end; at++) write(bytes[at] as number);
    }
  }

  #put(byte: number): void {
    this.#reserve(1);
    this.#add(byte);
  }

  /** Where room was reserved. */
  #add(byte: number): void {
    this.#bytes[this.#length++] = byte;
  }

  #reserve(bytes: number): void {
    const needed = this.#length + bytes;
    if (needed <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }
}
