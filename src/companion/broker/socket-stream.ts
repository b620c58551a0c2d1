// A TCP socket as the byte stream that Aedes reads and writes. Aedes reads a socket whenever there is something; only
// what stands between them can hold bytes back.

import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import type { FaultFilter, FilteredStream } from '../lab/fault-filter.ts';
import { announceShared } from './connack-correction.ts';
import type { GatedStream } from './flow-gate.ts';
import { STREAM_BUFFER_BYTES } from './stream-buffer.ts';

type Done = (error?: Error | null) => void;

export class SocketStream extends Duplex implements GatedStream, FilteredStream {
  readonly #socket: Socket;
  /** What may go wrong on purpose; set before the first byte. */
  faults: FaultFilter | null = null;
  #isFirst = true;
  #held = false;
  #wanted = true;

  constructor(socket: Socket) {
    super({ readableHighWaterMark: STREAM_BUFFER_BYTES, writableHighWaterMark: STREAM_BUFFER_BYTES });
    this.#socket = socket;
    socket.on('data', (chunk: Buffer) => {
      if (!this.faults?.takesIncoming(chunk)) this.passIn(chunk);
    });
    socket.on('end', () => this.push(null));
    socket.on('error', (error) => this.destroy(error));
    socket.on('close', () => this.destroy());
  }

  passIn(bytes: Buffer): void {
    this.#wanted = this.push(bytes);
    if (!this.#wanted) this.#socket.pause();
  }

  passOut(bytes: Buffer): void {
    this.#socket.write(bytes);
  }

  cutOff(): void {
    this.#socket.destroy();
  }

  hold(): void {
    this.#held = true;
    this.#socket.pause();
  }

  release(): void {
    this.#held = false;
    if (this.#wanted) this.#socket.resume();
  }

  override _read(): void {
    this.#wanted = true;
    if (!this.#held) this.#socket.resume();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: Done): void {
    const bytes = this.#isFirst ? announceShared(chunk) : chunk;
    this.#isFirst = false;
    if (this.faults?.takesOutgoing(bytes)) this.#whenRead(done);
    else this.#socket.write(bytes, done);
  }

  override _writev(chunks: readonly { readonly chunk: Buffer }[], done: Done): void {
    // The CONNACK comes in pieces, all of them at once.
    if (this.#isFirst) return this._write(Buffer.concat(chunks.map((part) => part.chunk)), 'binary', done);
    if (this.faults?.takesOutgoing(Buffer.concat(chunks.map((part) => part.chunk)))) return this.#whenRead(done);
    this.#socket.cork();
    for (let i = 0; i < chunks.length - 1; i++) this.#socket.write(chunks[i]?.chunk ?? '');
    this.#socket.write(chunks.at(-1)?.chunk ?? '', done);
    this.#socket.uncork();
  }

  /** So that no more is kept for a client that does not read than without faults. */
  #whenRead(done: Done): void {
    if (this.#socket.writableNeedDrain) this.#socket.once('drain', () => done());
    else done();
  }

  override _final(done: Done): void {
    this.#socket.end(done);
  }

  override _destroy(error: Error | null, done: Done): void {
    this.faults?.closed();
    this.#socket.destroy();
    done(error);
  }
}
