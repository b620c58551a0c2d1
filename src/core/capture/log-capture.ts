// Packets of the log as pcapng, a piece at a time: each network connection is a TCP stream of its own. What passed on the
// wire before a piece is remembered, so that pieces put together are one capture.

import { type ConnectionEvent, decodeConnectionEvent } from '../log/connection-event.ts';
import type { KeptConnect, LoggedPacket, PacketLog } from '../log/packet-log.ts';
import type { Direction } from '../mqtt/direction.ts';
import { dissectPacket } from '../wire/dissect/dissect-packet.ts';
import type { PacketField } from '../wire/dissect/packet-field.ts';
import { PACKET } from '../wire/packet-type.ts';
import { AliasBook } from './alias-book.ts';
import { type CaptureStream, PcapngWriter } from './pcapng-writer.ts';

const APPLICATION = 'MQTT Loupe';
const MASK = 0x2a; // *

export interface LogCaptureOptions {
  /** Passwords and what authenticates otherwise are written as they were sent, rather than as asterisks. */
  readonly includeSecrets: boolean;
  /** What begins in the middle of a connection begins with the messages that have set its topic aliases, too. */
  readonly repeatsAliases?: boolean;
  /** See `PcapngWriter`. */
  readonly group?: number;
}

export interface CapturePiece {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where the next piece begins. */
  readonly next: number;
  /** Control packets in this piece, and those that were let go before their turn came. */
  readonly packets: number;
  readonly missing: number;
  /**
   * Connections of version 5 that begin in it, and whose CONNECT is not known: what decodes it takes them for 3.1.1.
   */
  readonly withoutConnect: number;
}

export class LogCapture {
  readonly #log: PacketLog;
  readonly #options: LogCaptureOptions;
  readonly #writer: PcapngWriter;
  /** By network connection. */
  readonly #streams = new Map<number, CaptureStream>();
  /** Those of which a packet was written. */
  readonly #begun = new WeakSet<CaptureStream>();
  /** By network connection; only of those that may have topic aliases. */
  readonly #aliases = new Map<number, AliasBook>();
  #withoutConnect = 0;

  constructor(log: PacketLog, options: LogCaptureOptions) {
    this.#log = log;
    this.#options = options;
    this.#writer = new PcapngWriter(options.group);
  }

  /** How a file begins. `name` is shown as the interface that was captured on. */
  header(name: string): Uint8Array<ArrayBuffer> {
    this.#writer.header(APPLICATION, name);
    return this.#writer.take();
  }

  /**
   * How a further file begins: with the header, and each connection that stands with its handshake, its CONNECT and the
   * messages that have set topic aliases once more, right before what comes next. So it stands for itself, and without this begin it goes on from the file before.
   */
  continuation(name: string): Uint8Array<ArrayBuffer> {
    this.#writer.header(APPLICATION, name);
    for (const [connection, stream] of this.#streams) {
      const connect = this.#begun.has(stream) ? this.#log.connectOf(connection) : undefined;
      const { time, bytes } = connect ?? { time: Date.now(), bytes: new Uint8Array() };
      const opening = this.#options.includeSecrets ? bytes : masked({ bytes, version: 5 });
      const aliases = this.#aliases.get(connection)?.settings ?? [];
      this.#writer.reopen(stream, time, [
        { time, direction: 'out', bytes: opening },
        ...aliases.map((setting) => ({ ...setting, direction: 'in' as const })),
      ]);
    }
    return this.#writer.take();
  }

  /** Packets from a sequence number up to (and without) another; a piece ends with the packet that reaches `maxBytes`. */
  piece(from: number, end: number, maxBytes: number): CapturePiece {
    const first = Math.min(end, Math.max(from, this.#log.firstSeq));
    return this.#write(first - from, first, end, maxBytes, (at) => at);
  }

  /** Chosen packets, ascending, from one position up to (and without) another; `next` is a position, too. */
  pieceOf(seqAt: (position: number) => number | undefined, from: number, end: number, maxBytes: number): CapturePiece {
    return this.#write(0, from, end, maxBytes, seqAt);
  }

  #write(
    gone: number,
    from: number,
    end: number,
    maxBytes: number,
    seqAt: (at: number) => number | undefined,
  ): CapturePiece {
    let missing = gone;
    let packets = 0;
    let next = from;
    this.#withoutConnect = 0;
    for (; next < end && (next === from || this.#writer.length < maxBytes); next++) {
      const seq = seqAt(next);
      const packet = seq === undefined ? undefined : this.#log.packet(seq);
      if (!packet) missing++;
      else if (packet.isEvent) this.#writeEvent(packet, decodeConnectionEvent(packet.bytes));
      else {
        packets++;
        this.#writePacket(packet);
      }
    }
    return { bytes: this.#writer.take(), next, packets, missing, withoutConnect: this.#withoutConnect };
  }

  #writePacket(packet: LoggedPacket): void {
    const { connection, time, direction, bytes } = packet;
    const stream = this.#streams.get(connection);
    const begun = stream && this.#begun.has(stream) ? stream : this.#begin(packet, stream);
    this.#writer.packet(begun, time, direction, this.#options.includeSecrets ? bytes : masked(packet));
    if (direction === 'in' && this.#aliases.size > 0) this.#aliases.get(connection)?.take(bytes, time);
  }

  /** Before a stream's first packet: what reads it must know the version, which CONNECT alone says. */
  #begin(packet: LoggedPacket, opened: CaptureStream | undefined): CaptureStream {
    const { connection, seq, version, bytes } = packet;
    const known = this.#log.connectOf(connection);
    const isConnect = (bytes[0] ?? 0) >> 4 === PACKET.connect;
    const connect = !isConnect && known !== undefined && known.seq < seq ? known : null;
    const stream = opened ?? this.#open(connection, connect?.time ?? packet.time);
    this.#begun.add(stream);
    if (connect) {
      const written = this.#options.includeSecrets ? connect.bytes : masked({ bytes: connect.bytes, version });
      this.#writer.packet(stream, connect.time, 'out', written);
    } else if (!isConnect && version === 5) this.#withoutConnect++;
    if (this.#options.repeatsAliases) this.#beginAliases(packet, stream, connect);
    return stream;
  }

  /** Where the stream's first packets are not written, the messages among them that have set topic aliases are. */
  #beginAliases({ connection, seq, bytes }: LoggedPacket, stream: CaptureStream, before: KeptConnect | null): void {
    const aliases = AliasBook.of(before?.bytes ?? bytes);
    if (!aliases) return;
    this.#aliases.set(connection, aliases);
    for (let at = Math.max(before?.seq ?? seq, this.#log.firstSeq); at < seq; at++) {
      const packet = this.#log.packet(at);
      if (packet?.connection === connection && packet.direction === 'in') aliases.take(packet.bytes, packet.time);
    }
    for (const setting of aliases.settings) this.#writer.packet(stream, setting.time, 'in', setting.bytes);
  }

  #open(connection: number, time: number): CaptureStream {
    const stream = this.#writer.open(time);
    this.#streams.set(connection, stream);
    return stream;
  }

  #writeEvent({ connection, time }: LoggedPacket, event: ConnectionEvent): void {
    if (event.kind === 'opened') {
      this.#open(connection, time);
      return;
    }
    const stream = this.#streams.get(connection);
    if (!stream) return;
    if (event.kind === 'missing') return this.#writer.skip(stream, event.direction, event.byteCount);
    this.#streams.delete(connection);
    this.#aliases.delete(connection);
    const direction: Direction = event.by === 'client' ? 'out' : 'in';
    const isReset = event.by === 'network' || event.by === null;
    this.#writer.close(stream, time, direction, isReset, commentOf(event));
  }
}

function commentOf({ code, reason }: ConnectionEvent & { readonly kind: 'closed' }): string {
  if (code === null) return '';
  return `WebSocket close code ${code}${reason === '' ? '' : `: ${reason}`}`;
}

/** Packets that may hold a password or data of an authentication. */
const SECRETIVE: ReadonlySet<number> = new Set([PACKET.connect, PACKET.connack, PACKET.auth]);

function masked({ bytes, version }: Pick<LoggedPacket, 'bytes' | 'version'>): Uint8Array {
  if (!SECRETIVE.has((bytes[0] ?? 0) >> 4)) return bytes;
  const ranges: PacketField[] = [];
  collectSecrets(dissectPacket(bytes, version).fields, ranges);
  if (ranges.length === 0) return bytes;
  const copy = bytes.slice();
  // The length of two bytes that a field begins with stays.
  for (const { start, end } of ranges) copy.fill(MASK, Math.min(end, start + 2), end);
  return copy;
}

function collectSecrets(fields: readonly PacketField[], into: PacketField[]): void {
  for (const field of fields) {
    if (field.secret && field.children.length === 0) into.push(field);
    else collectSecrets(field.children, into);
  }
}
