// Writes packets of the log as pcapng, a piece at a time. How far an export is, and what it has made of each connection's
// stream, is kept by its number until it is done or given up.
import { LogCapture } from '../core/capture/log-capture.ts';
import { captureSize, captureSizeOf, type LogCaptureSize } from '../core/capture/log-capture-size.ts';
import type { ExchangeBook } from '../core/log/exchange-book.ts';
import type { MessageList } from '../core/log/message-list.ts';
import type { PacketList } from '../core/log/packet-list.ts';
import type { PacketLog } from '../core/log/packet-log.ts';
import type {
  ExportRequest,
  PacketChoice,
  PacketExportBegin,
  PacketExportPiece,
  PacketExportRequest,
} from '../core/protocol/engine-contract.ts';
import { EngineFault } from './engine-fault.ts';
import { packetsOfMessages } from './message-packets.ts';

type ListedChoice = Exclude<PacketChoice, { readonly messages: unknown }>;

/** Positions of what was chosen. `seqAt` null: they are sequence numbers. */
interface Range {
  readonly from: number;
  readonly end: number;
  readonly seqAt: ((position: number) => number | undefined) | null;
}

interface Export {
  readonly capture: LogCapture;
  readonly range: Range;
  next: number;
}

export class PacketExporter {
  readonly #log: PacketLog;
  readonly #exchanges: ExchangeBook;
  readonly #messages: MessageList;
  readonly #packets: PacketList;
  readonly #exports = new Map<number, Export>();

  constructor(log: PacketLog, exchanges: ExchangeBook, messages: MessageList, packets: PacketList) {
    this.#log = log;
    this.#exchanges = exchanges;
    this.#messages = messages;
    this.#packets = packets;
  }

  size(packets: PacketChoice): LogCaptureSize | null {
    if ('messages' in packets) return null;
    const { from, end, seqAt } = this.#rangeOf(packets);
    return seqAt ? captureSizeOf(this.#log, seqAt, from, end) : captureSize(this.#log, from, end);
  }

  /** At once; the first piece of messages' packets when they were found. */
  piece(request: PacketExportRequest): PacketExportPiece | EngineFault | Promise<PacketExportPiece> {
    const { exportId, begin, maxBytes } = request;
    if (begin) {
      const { packets } = begin;
      if ('messages' in packets) return this.#firstOfMessages(request, begin, packets.messages);
      return this.#next(exportId, this.#begin(begin, this.#rangeOf(packets)), maxBytes);
    }
    const running = this.#exports.get(exportId);
    if (!running) return new EngineFault({ code: 'invalid', message: `no export ${exportId}` });
    return this.#next(exportId, running, maxBytes);
  }

  drop(exportId: number): void {
    this.#exports.delete(exportId);
  }

  async #firstOfMessages(
    { exportId, maxBytes }: PacketExportRequest,
    begin: PacketExportBegin,
    messages: ExportRequest['messages'],
  ): Promise<PacketExportPiece> {
    const seqs = await packetsOfMessages(messages, this.#messages, this.#log, this.#exchanges);
    return this.#next(exportId, this.#begin(begin, { from: 0, end: seqs.length, seqAt: (at) => seqs[at] }), maxBytes);
  }

  #begin({ includeSecrets, group }: PacketExportBegin, range: Range): Export {
    return { capture: new LogCapture(this.#log, { includeSecrets, group }), range, next: range.from };
  }

  #next(exportId: number, running: Export, maxBytes: number): PacketExportPiece {
    const { capture, range } = running;
    const { from, end, seqAt } = range;
    const piece = seqAt
      ? capture.pieceOf(seqAt, running.next, end, maxBytes)
      : capture.piece(running.next, end, maxBytes);
    running.next = piece.next;
    const done = piece.next >= end;
    if (done) this.#exports.delete(exportId);
    else this.#exports.set(exportId, running);
    const { packets: written, bytes, missing, withoutConnect } = piece;
    return { bytes, next: piece.next - from, end: end - from, done, written, missing, withoutConnect };
  }

  #rangeOf(packets: ListedChoice): Range {
    if ('seqs' in packets) return { from: 0, end: packets.seqs.length, seqAt: (at) => packets.seqs[at] };
    if ('listed' in packets) return { ...packets.listed, seqAt: (at) => this.#packets.seqAt(at) };
    return { ...packets, seqAt: null };
  }
}
