// The export's loop: asks the engine for one piece after another and hands each to a file, until all is written, the
// person cancels, or something fails. What happens to the file then is settled here as well.
import type { Result } from '../../../core/base/result.ts';
import type { EngineError, ExportPiece } from '../../../core/protocol/engine-contract.ts';
import type { FileSink } from '../../kit/save-bytes/file-sink.ts';

/** Large enough that the way to the engine and back does not count, small enough that progress moves and Cancel is heard. */
export const PIECE_BYTES = 1024 * 1024;

export interface ExportCounts {
  readonly written: number;
  /** Let go by the engine before their turn came. */
  readonly missing: number;
  readonly bytes: number;
}

export type ExportEnd =
  | ({ readonly kind: 'done' } & ExportCounts)
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly message: string };

export interface ExportJob {
  /** Where it begins: see `ExportRequest.next`. */
  readonly begin: number;
  readonly pull: (next: number) => Promise<Result<ExportPiece, EngineError>>;
  readonly sink: FileSink;
  readonly signal: AbortSignal;
  readonly onProgress: (counts: ExportCounts) => void;
}

export async function writeExport({ begin, pull, sink, signal, onProgress }: ExportJob): Promise<ExportEnd> {
  let counts: ExportCounts = { written: 0, missing: 0, bytes: 0 };
  let next = begin;
  try {
    for (;;) {
      if (signal.aborted) return await ended(sink, { kind: 'cancelled' });
      const piece = await pull(next);
      if (!piece.ok) return await ended(sink, { kind: 'failed', message: piece.error.message });
      const { bytes, written, missing, done } = piece.value;
      if (signal.aborted) return await ended(sink, { kind: 'cancelled' });
      // Bytes that came from a worker never lie in shared memory.
      await sink.write(bytes as Uint8Array<ArrayBuffer>);
      next = piece.value.next;
      counts = {
        written: counts.written + written,
        missing: counts.missing + missing,
        bytes: counts.bytes + bytes.length,
      };
      onProgress(counts);
      if (done) break;
    }
    if (signal.aborted) return await ended(sink, { kind: 'cancelled' });
    await sink.close();
    return { kind: 'done', ...counts };
  } catch (error) {
    // A full disk, a file that was taken away: the browser's own words are the best there are.
    return ended(sink, { kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
}

/** Leaves no half file. One that cannot be taken back is no reason to say something else than how it ended. */
async function ended(sink: FileSink, end: ExportEnd): Promise<ExportEnd> {
  await sink.abort().catch(() => undefined);
  return end;
}
