// Fetches an export piece by piece and writes it to a sink; the page stays responsive, as it waits for both.
import type { Result } from '../../../core/base/result.ts';
import type { EngineError, ExportPiece } from '../../../core/protocol/engine-contract.ts';
import type { ExportSink } from '../save-bytes/export-sink.ts';

const PIECE_BYTES = 1024 * 1024;

export interface ExportProgress {
  /** 0 to 1. */
  readonly done: number;
  readonly bytes: number;
  readonly written: number;
  /** What was let go before its turn came. */
  readonly missing: number;
}

export type ExportOutcome = (
  | { readonly kind: 'whole' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'too-much' }
  | { readonly kind: 'list-changed' }
  | { readonly kind: 'failed'; readonly message: string }
) & { readonly progress: ExportProgress };

/** What is exported. */
export interface ExportSource {
  /** Positions: from the one up to (and without) the other. */
  readonly begin: number;
  readonly end: number;
  /** The piece that begins at a position, and ends with what reaches `maxBytes`. */
  readonly fetchPiece: (next: number, maxBytes: number) => Promise<Result<ExportPiece, EngineError>>;
  /** False: positions mean something else now. */
  readonly isSameList: () => boolean;
  /** The run has ended, however. */
  readonly release?: () => void;
}

export interface ExportRun {
  readonly source: ExportSource;
  readonly sink: ExportSink;
  readonly signal: AbortSignal;
  /** More than this is given up. */
  readonly maxBytes: number;
  readonly onProgress: (progress: ExportProgress) => void;
}

export async function runExport(run: ExportRun): Promise<ExportOutcome> {
  let progress: ExportProgress = { done: 0, bytes: 0, written: 0, missing: 0 };
  const giveUp = async (why: { readonly kind: 'cancelled' | 'too-much' | 'list-changed' }) => {
    await run.sink.abort().catch(() => undefined);
    return { ...why, progress };
  };
  const { begin, end, fetchPiece, isSameList } = run.source;
  try {
    for (let next = begin; ; ) {
      if (run.signal.aborted) return await giveUp({ kind: 'cancelled' });
      if (!isSameList()) return await giveUp({ kind: 'list-changed' });
      const answer = await fetchPiece(next, PIECE_BYTES);
      if (!answer.ok) throw new Error(answer.error.message);
      const piece = answer.value;
      next = piece.next;
      progress = {
        done: end > begin ? (next - begin) / (end - begin) : 1,
        bytes: progress.bytes + piece.bytes.length,
        written: progress.written + piece.written,
        missing: progress.missing + piece.missing,
      };
      if (run.signal.aborted) return await giveUp({ kind: 'cancelled' });
      if (progress.bytes > run.maxBytes) return await giveUp({ kind: 'too-much' });
      await run.sink.write(piece.bytes);
      run.onProgress(progress);
      if (piece.done) break;
    }
    await run.sink.finish();
    return { kind: 'whole', progress };
  } catch (error) {
    await run.sink.abort().catch(() => undefined);
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error), progress };
  } finally {
    run.source.release?.();
  }
}
