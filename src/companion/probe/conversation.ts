// Says something on a connection and hears what comes: a chunk, an end, a break, or nothing in time.

import type { Socket } from 'node:net';
import { isAboutClientCertificate, tlsErrorWords } from '../tls/tls-alert.ts';

export type Heard =
  | { readonly kind: 'bytes'; readonly bytes: Buffer }
  | { readonly kind: 'closed'; readonly message: string }
  | { readonly kind: 'reset'; readonly message: string }
  | { readonly kind: 'timeout'; readonly message: string };

const FAREWELL_MS = 300;

export class Conversation {
  readonly #socket: Socket;
  readonly #signal: AbortSignal;
  readonly #chunks: Buffer[] = [];
  #end: Heard | null = null;
  #wake: () => void = () => {};
  #certificateRefusal: string | null = null;

  /** The socket is connected. It is this conversation's from here on. */
  constructor(socket: Socket, signal: AbortSignal) {
    this.#socket = socket;
    this.#signal = signal;
    socket.on('data', (chunk) => {
      this.#chunks.push(chunk);
      this.#wake();
    });
    socket.on('end', () => this.#ended({ kind: 'closed', message: 'the server closed the connection' }));
    socket.on('error', (error) => {
      if (isAboutClientCertificate(error, true)) this.#certificateRefusal = tlsErrorWords(error);
      this.#ended({ kind: 'reset', message: tlsErrorWords(error) });
    });
    socket.on('close', () => this.#ended({ kind: 'closed', message: 'the connection is closed' }));
    socket.resume();
    if (socket.destroyed) this.#ended({ kind: 'closed', message: 'the connection is closed' });
  }

  /** What the server said when it refused our client certificate, or the want of one; null: it did not. */
  get certificateRefusal(): string | null {
    return this.#certificateRefusal;
  }

  say(bytes: Uint8Array | string): void {
    if (this.#socket.writable) this.#socket.write(bytes);
  }

  /** The next chunk. `deadline` is a `performance.now()`. */
  async hear(deadline: number): Promise<Heard> {
    for (;;) {
      const bytes = this.#chunks.shift();
      if (bytes !== undefined) return { kind: 'bytes', bytes };
      if (this.#end !== null) return this.#end;
      const leftMs = deadline - performance.now();
      if (leftMs <= 0 || this.#signal.aborted) return { kind: 'timeout', message: 'nothing came in time' };
      await this.#news(leftMs);
    }
  }

  /** Puts back what was heard too much. */
  unhear(bytes: Buffer): void {
    if (bytes.length > 0) this.#chunks.unshift(bytes);
  }

  /** Says goodbye, and does not wait long for the other side to do so. */
  close(farewell?: Uint8Array): void {
    const socket = this.#socket;
    if (socket.destroyed || socket.writableEnded) return;
    if (farewell === undefined) return void socket.destroy();
    socket.end(farewell);
    const timer = setTimeout(() => socket.destroy(), FAREWELL_MS);
    socket.once('close', () => clearTimeout(timer));
  }

  #ended(end: Heard): void {
    this.#end ??= end;
    this.#wake();
  }

  #news(withinMs: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.#signal.removeEventListener('abort', done);
        this.#wake = () => {};
        resolve();
      };
      const timer = setTimeout(done, withinMs);
      this.#signal.addEventListener('abort', done);
      this.#wake = done;
    });
  }
}

/** The first bytes of something that was not understood; unprintable ones as dots. */
export function printable(bytes: Uint8Array, max = 64): string {
  return Buffer.from(bytes.subarray(0, max))
    .toString('latin1')
    .replace(/[^ -~]/g, '.');
}
