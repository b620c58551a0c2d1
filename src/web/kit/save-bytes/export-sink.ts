// Where an export goes, piece by piece: into a file, or into memory.

export interface ExportSink {
  write(bytes: Uint8Array): Promise<void>;
  /** Only now is there a whole file. */
  finish(): Promise<void>;
  /** Gives up: nothing is left of it, as far as the browser allows. */
  abort(): Promise<void>;
}

/** Pieces are put into a blob of this size each: a browser keeps blobs on the disk, and arrays in the page's memory. */
const BLOB_BYTES = 16 * 1024 * 1024;

/** Collects everything, and hands it on at the end. */
export class BlobSink implements ExportSink {
  readonly #onWhole: (whole: Blob) => Promise<void> | void;
  #parts: Blob[] = [];
  #pieces: Uint8Array<ArrayBuffer>[] = [];
  #pending = 0;

  constructor(onWhole: (whole: Blob) => Promise<void> | void) {
    this.#onWhole = onWhole;
  }

  async write(bytes: Uint8Array): Promise<void> {
    this.#pieces.push(bytes as Uint8Array<ArrayBuffer>);
    this.#pending += bytes.length;
    if (this.#pending >= BLOB_BYTES) this.#pack();
  }

  async finish(): Promise<void> {
    this.#pack();
    // Never a type of its own: a file of an unknown kind is saved, and nothing in it is run.
    await this.#onWhole(new Blob(this.#parts, { type: 'application/octet-stream' }));
  }

  async abort(): Promise<void> {
    this.#parts = [];
    this.#pieces = [];
  }

  #pack(): void {
    this.#parts.push(new Blob(this.#pieces));
    this.#pieces = [];
    this.#pending = 0;
  }
}
