// A WebSocket as the byte stream that Aedes reads and writes. Aedes writes a packet field by field; each batch of such
// writes goes out as one binary frame, so that a frame holds whole packets, as people who look at the wire expect.

import { Duplex } from 'node:stream';
import type { RawData, WebSocket } from 'ws';
import type { FaultFilter, FilteredStream } from '../lab/fault-filter.ts';
import { announceShared } from './connack-correction.ts';
import type { GatedStream } from './flow-gate.ts';
import { STREAM_BUFFER_BYTES } from './stream-buffer.ts';

/** RFC 6455, section 7.4.1. */
const CLOSE_NORMAL = 1000;
const CLOSE_UNSUPPORTED_DATA = 1003;
const CLOSE_POLICY = 1008;

type Done = (error?: Error | null) => void;

export class PacketStream extends Duplex implements GatedStream, FilteredStream {
  readonly #socket: WebSocket;
  /** What may go wrong on purpose; set before the first byte. */
  faults: FaultFilter | null = null;
  #isFirst = true;
  #held = false;
  #wanted = true;
  /** Waits for the client to read. */
  #onRead: (() => void) | null = null;

  constructor(socket: WebSocket) {
    super({ readableHighWaterMark: STREAM_BUFFER_BYTES, writableHighWaterMark: STREAM_BUFFER_BYTES });
    this.#socket = socket;
    socket.on('message', (data: RawData, isBinary: boolean) => {
      if (!isBinary) {
        // MQTT packets go in binary frames only [MQTT-6.0.0-1].
        socket.close(CLOSE_UNSUPPORTED_DATA, 'MQTT needs binary frames');
        return;
      }
      // `ws` hands out one Buffer for a message, whatever its fragments.
      if (!this.faults?.takesIncoming(data as Buffer)) this.passIn(data as Buffer);
    });
    socket.on('close', () => {
      this.push(null);
      this.destroy();
    });
    socket.on('error', (error) => this.destroy(error));
  }

  passIn(bytes: Buffer): void {
    this.#wanted = this.push(bytes);
    if (!this.#wanted) this.#socket.pause();
  }

  passOut(bytes: Buffer): void {
    this.#send(bytes, () => {
      if (this.#socket.bufferedAmount > STREAM_BUFFER_BYTES) return;
      this.#onRead?.();
      this.#onRead = null;
    });
  }

  cutOff(): void {
    this.#socket.terminate();
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
    if (!this.#held && this.#socket.isPaused) this.#socket.resume();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: Done): void {
    const bytes = this.#isFirst ? announceShared(chunk) : chunk;
    this.#isFirst = false;
    if (this.faults?.takesOutgoing(bytes)) this.#whenRead(done);
    else this.#send(bytes, done);
  }

  override _writev(chunks: readonly { readonly chunk: Buffer }[], done: Done): void {
    this._write(Buffer.concat(chunks.map((part) => part.chunk)), 'binary', done);
  }

  override _final(done: Done): void {
    this.#socket.close(CLOSE_NORMAL);
    done();
  }

  override _destroy(error: Error | null, done: Done): void {
    this.faults?.closed();
    // A paused socket would never see the other side's close frame.
    this.#socket.resume();
    if (error === null) this.#socket.close(CLOSE_NORMAL);
    else this.#socket.close(CLOSE_POLICY, closeReason(error.message));
    done(error);
  }

  /** So that no more is kept for a client that does not read than without faults. */
  #whenRead(done: Done): void {
    if (this.#socket.bufferedAmount > STREAM_BUFFER_BYTES) this.#onRead = () => done();
    else done();
  }

  #send(bytes: Buffer, done: Done): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return done(new Error('the WebSocket is closed'));
    this.#socket.send(bytes, { binary: true, compress: false }, done);
  }
}

/** Of the 123 bytes that a close frame has room for. */
function closeReason(words: string): string {
  return words.replaceAll(/[^\x20-\x7e]/g, '?').slice(0, 123);
}
