import { describe, expect, it } from 'vitest';
import { fail, ok } from '../../../core/base/result.ts';
import type { ExportPiece } from '../../../core/protocol/engine-contract.ts';
import { type ExportJob, writeExport } from './write-export.ts';

function fakeSink(failAt = Number.POSITIVE_INFINITY) {
  const calls: string[] = [];
  return {
    calls,
    write: async (bytes: Uint8Array) => {
      if (calls.length >= failAt) throw new Error('disk full');
      calls.push(new TextDecoder().decode(bytes));
    },
    close: async () => void calls.push('close'),
    abort: async () => void calls.push('abort'),
  };
}

/** Three pieces from position 10 on; the second has a message missing. */
async function threePieces(next: number): Promise<{ readonly ok: true; readonly value: ExportPiece }> {
  const bytes = new TextEncoder().encode(`from ${next}`);
  return ok({ bytes, next: next + 2, done: next >= 14, written: next === 12 ? 1 : 2, missing: next === 12 ? 1 : 0 });
}

function job(changes: Partial<ExportJob>): ExportJob {
  const signal = new AbortController().signal;
  return { begin: 10, pull: threePieces, sink: fakeSink(), signal, onProgress: () => {}, ...changes };
}

describe('writeExport', () => {
  it('writes piece after piece, says how far it is, and closes the file', async () => {
    const sink = fakeSink();
    const seen: number[] = [];
    const end = await writeExport(job({ sink, onProgress: ({ written, missing }) => seen.push(written + missing) }));
    expect(end).toEqual({ kind: 'done', written: 5, missing: 1, bytes: 21 });
    expect(sink.calls).toEqual(['from 10', 'from 12', 'from 14', 'close']);
    expect(seen).toEqual([2, 4, 6]);
  });

  it('leaves no file when it is cancelled, also after the last piece', async () => {
    for (const cancelAfter of [1, 3]) {
      const sink = fakeSink();
      const controller = new AbortController();
      let pieces = 0;
      const onProgress = () => {
        if (++pieces === cancelAfter) controller.abort();
      };
      const end = await writeExport(job({ sink, signal: controller.signal, onProgress }));
      expect(end).toEqual({ kind: 'cancelled' });
      expect(sink.calls.at(-1)).toBe('abort');
      expect(sink.calls).toHaveLength(cancelAfter + 1);
    }
  });

  it('leaves no file when the engine or the disk fails, and says why', async () => {
    const sink = fakeSink(1);
    expect(await writeExport(job({ sink }))).toEqual({ kind: 'failed', message: 'disk full' });
    expect(sink.calls).toEqual(['from 10', 'abort']);
    const other = fakeSink();
    const pull = async () => fail({ code: 'internal', message: 'no engine' } as const);
    expect(await writeExport(job({ sink: other, pull }))).toEqual({ kind: 'failed', message: 'no engine' });
    expect(other.calls).toEqual(['abort']);
  });
});
