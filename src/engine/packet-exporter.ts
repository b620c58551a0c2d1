// Writes packets of the log as pcapng, a piece at a time. How far an export is, and what it has made of each connection's
// stream, is kept by its number until it is done or given up.
import { LogCapture } from '../core/capture/log-capture.ts';
import { captureSize, captureSizeOf, type LogCaptureSize } from '../core/capture/log-capture-size.ts';
import type { PacketList } from '../core/log/packet-list.ts';
import type { PacketLog } from '../core/log/packet-log.ts';
import type {
  PacketChoice,
  PacketExportBegin,
  PacketExportPiece,
  PacketExportRequest,
} from '../core/protocol/engine-contract.ts';
import { EngineFault } from './engine-fault.ts';

/** Positions of what was chosen. `seqAt` null: they are sequence numbers. */
interface Choice {
  readonly from: number;
  readonly end: number;
  readonly seqAt: ((position: number) => number | undefined) | null;
}

interface Export {
  readonly capture: LogCapture;
  readonly choice: Choice;
  next: number;
}

export class PacketExporter {
  readonly #log: PacketLog;
  readonly #list: PacketList;
  readonly #exports = new Map<number, Export>();

  constructor(log: PacketLog, list: PacketList) {
    this.#log = log;
    this.#list = list;
  }

  size(packets: PacketChoice): LogCaptureSize {
    const { from, end, seqAt } = this.#choice(packets);
    return seqAt ? captureSizeOf(this.#log, seqAt, from, end) : captureSize(this.#log, from, end);
  }

  piece({ exportId, begin, maxBytes }: PacketExportRequest): PacketExportPiece | EngineFault {
    const running = begin ? this.#begin(exportId, begin) : this.#exports.get(exportId);
    if (!running) return new EngineFault({ code: 'invalid', message: `no export ${exportId}` });
    const { capture, choice, next: from } = running;
    const { packets: written, ...piece } = choice.seqAt
      ? capture.pieceOf(choice.seqAt, from, choice.end, maxBytes)
      : capture.piece(from, choice.end, maxBytes);
    running.next = piece.next;
    const done = piece.next >= choice.end;
    if (done) this.drop(exportId);
    return { ...piece, done, written };
  }

  drop(exportId: number): void {
    this.#exports.delete(exportId);
  }

  #begin(exportId: number, { packets, includeSecrets, group }: PacketExportBegin): Export {
    const choice = this.#choice(packets);
    const begun = { capture: new LogCapture(this.#log, { includeSecrets, group }), choice, next: choice.from };
    this.#exports.set(exportId, begun);
    return begun;
  }

  #choice(packets: PacketChoice): Choice {
    if ('seqs' in packets) return { from: 0, end: packets.seqs.length, seqAt: (at) => packets.seqs[at] };
    if ('listed' in packets) return { ...packets.listed, seqAt: (at) => this.#list.seqAt(at) };
    return { ...packets, seqAt: null };
  }
}
