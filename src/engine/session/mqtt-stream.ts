// The stream that MQTT.js believes to be its network connection. Bytes from the broker are handed straight to its sink;
// what it writes, field by field, goes out in whole writes.
import { Buffer } from 'buffer';
import { EventEmitter } from 'events';

/** The part of a writable stream that MQTT.js passes to `pipe`. */
interface Sink {
  _write(chunk: Buffer, encoding: string, done: () => void): void;
}

export interface MqttStreamListener {
  /** MQTT.js wrote these bytes: one or more whole packets. */
  onWrite(bytes: Uint8Array<ArrayBuffer>): void;
  /** MQTT.js gave the connection up by itself, for instance because a packet was too much for it. */
  onGiveUp(): void;
}

export class MqttStream extends EventEmitter {
  readonly #listener: MqttStreamListener;
  #sink: Sink | null = null;
  readonly #incoming: Uint8Array[] = [];
  #busy = false;
  #outgoing: Uint8Array[] = [];
  #closed = false;

  constructor(listener: MqttStreamListener) {
    super();
    this.#listener = listener;
    this.setMaxListeners(0);
  }

  /** Called by MQTT.js. Its own piping costs a timer a chunk in browsers; calling the sink does not. */
  pipe(sink: Sink): Sink {
    this.#sink = sink;
    return sink;
  }

  /** Hands packets from the broker to MQTT.js, in order, the next after it is done with the last. */
  deliver(bytes: Uint8Array): void {
    this.#incoming.push(bytes);
    if (!this.#busy) this.#next();
  }

  #next(): void {
    const bytes = this.#incoming.shift();
    this.#busy = bytes !== undefined && !this.#closed;
    if (!bytes || !this.#busy) return;
    this.#sink?._write(Buffer.from(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.length), 'buffer', () =>
      this.#next(),
    );
  }

  /** Called by MQTT.js for every field of a packet; they are joined in the microtask after the packet's last one. */
  write(chunk: Uint8Array | string): boolean {
    if (this.#closed) return true;
    if (this.#outgoing.length === 0) queueMicrotask(() => this.flush());
    this.#outgoing.push(typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk);
    return true;
  }

  cork(): void {}

  uncork(): void {}

  /** Sends what MQTT.js has written so far. */
  flush(): void {
    const parts = this.#outgoing;
    if (parts.length === 0 || this.#closed) return;
    this.#outgoing = [];
    let length = 0;
    for (const part of parts) length += part.length;
    const bytes = new Uint8Array(length);
    let at = 0;
    for (const part of parts) {
      bytes.set(part, at);
      at += part.length;
    }
    this.#listener.onWrite(bytes);
  }

  end(done?: () => void): this {
    this.destroy();
    if (typeof done === 'function') queueMicrotask(done);
    return this;
  }

  destroy(): this {
    if (!this.#closed) {
      this.flush();
      this.close();
      this.#listener.onGiveUp();
    }
    return this;
  }

  /** The connection is gone: tells MQTT.js. Nothing passes any more. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#incoming.length = 0;
    this.emit('close');
  }
}
