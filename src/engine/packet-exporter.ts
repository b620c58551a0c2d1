// Writes packets of the log as pcapng, a piece at a time. What the pieces before have made of a connection's stream is
// kept by the export's number, until it is done or given up.
import { LogCapture } from '../core/capture/log-capture.ts';
import { captureSize, captureSizeOf, type LogCaptureSize } from '../core/capture/log-capture-size.ts';
import type { PacketLog } from '../core/log/packet-log.ts';
import type { PacketChoice, PacketExportPiece, PacketExportRequest } from '../core/protocol/engine-contract.ts';

export class PacketExporter {
  readonly #log: PacketLog;
  readonly #captures = new Map<number, LogCapture>();

  constructor(log: PacketLog) {
    this.#log = log;
  }

  size(packets: PacketChoice): LogCaptureSize {
    return 'seqs' in packets
      ? captureSizeOf(this.#log, packets.seqs)
      : captureSize(this.#log, packets.from, packets.end);
  }

  piece(request: PacketExportRequest): PacketExportPiece {
    const { exportId, packets: chosen, next: start, maxBytes } = request;
    const capture = this.#captures.get(exportId) ?? this.#begin(request);
    const { packets: written, ...piece } =
      'seqs' in chosen ? capture.pieceOf(chosen.seqs, start, maxBytes) : capture.piece(start, chosen.end, maxBytes);
    const done = piece.next >= ('seqs' in chosen ? chosen.seqs.length : chosen.end);
    if (done) this.drop(exportId);
    return { ...piece, done, written };
  }

  drop(exportId: number): void {
    this.#captures.delete(exportId);
  }

  #begin({ exportId, includeSecrets, group }: PacketExportRequest): LogCapture {
    const capture = new LogCapture(this.#log, { includeSecrets, group });
    this.#captures.set(exportId, capture);
    return capture;
  }
}
