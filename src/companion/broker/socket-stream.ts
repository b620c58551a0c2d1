// A TCP socket as the byte stream that Aedes reads and writes. Aedes reads a socket whenever there is something; only
// what stands between them can hold bytes back.

import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import type { GatedStream } from './flow-gate.ts';
import { STREAM_BUFFER_BYTES } from './stream-buffer.ts';

type Done = (error?: Error | null) => void;

export class SocketStream extends Duplex implements GatedStream {
  readonly #socket: Socket;
  #held = false;
  #wanted = true;

  constructor(socket: Socket) {
    super({ readableHighWaterMark: STREAM_BUFFER_BYTES, writableHighWaterMark: STREAM_BUFFER_BYTES });
    this.#socket = socket;
    socket.on('data', (chunk: Buffer) => {
      this.#wanted = this.push(chunk);
      if (!this.#wanted) socket.pause();
    });
    socket.on('end', () => this.push(null));
    socket.on('error', (error) => this.destroy(error));
    socket.on('close', () => this.destroy());
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
    this.#socket.write(chunk, done);
  }

  override _writev(chunks: readonly { readonly chunk: Buffer }[], done: Done): void {
    this.#socket.cork();
    for (let i = 0; i < chunks.length - 1; i++) this.#socket.write(chunks[i]?.chunk ?? '');
    this.#socket.write(chunks.at(-1)?.chunk ?? '', done);
    this.#socket.uncork();
  }

  override _final(done: Done): void {
    this.#socket.end(done);
  }

  override _destroy(error: Error | null, done: Done): void {
    this.#socket.destroy();
    done(error);
  }
}
