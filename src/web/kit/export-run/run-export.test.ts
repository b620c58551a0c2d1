import { describe, expect, it } from 'vitest';
import { fail, ok } from '../../../core/base/result.ts';
import { BlobSink, type ExportSink } from '../save-bytes/export-sink.ts';
import { type ExportRun, type ExportSource, runExport } from './run-export.ts';

/** Ten messages, two a piece, of which every third is gone. */
async function piece(next: number, end: number) {
  const after = Math.min(end, next + 2);
  const here = Array.from({ length: after - next }, (_, i) => next + i);
  const kept = here.filter((n) => n % 3 !== 0);
  const bytes = new TextEncoder().encode(kept.map((n) => `${n};`).join(''));
  const counts = { written: kept.length, missing: here.length - kept.length };
  return ok({ bytes, next: after, done: after >= end, ...counts });
}

function setUp({ begin = 20, end = 30, ...changes }: Partial<ExportSource> & Partial<ExportRun> = {}) {
  const happened: string[] = [];
  const sink: ExportSink = {
    write: async (bytes) => void happened.push(new TextDecoder().decode(bytes)),
    finish: async () => void happened.push('finish'),
    abort: async () => void happened.push('abort'),
  };
  const controller = new AbortController();
  const shares: number[] = [];
  const run = (later: Partial<ExportRun> = {}) =>
    runExport({
      source: { begin, end, fetchPiece: (next) => piece(next, end), isSameList: () => true, ...changes },
      sink,
      signal: controller.signal,
      maxBytes: Number.POSITIVE_INFINITY,
      onProgress: ({ done }) => shares.push(done),
      ...changes,
      ...later,
    });
  return { happened, controller, shares, run };
}

describe('runExport', () => {
  it('writes all pieces in order, and says how far it is and what was gone', async () => {
    const { happened, shares, run } = setUp();
    const outcome = await run();
    expect(happened).toEqual(['20;', '22;23;', '25;', '26;', '28;29;', 'finish']);
    expect(outcome).toMatchObject({ kind: 'whole', progress: { done: 1, written: 7, missing: 3, bytes: 21 } });
    expect(shares).toEqual([0.2, 0.4, 0.6, 0.8, 1]);
  });

  it('counts from any position, and writes nothing at all as a whole file', async () => {
    const some = setUp({ begin: 0, end: 3 });
    expect(await some.run()).toMatchObject({ kind: 'whole', progress: { written: 2, missing: 1 } });
    const none = setUp({ begin: 5, end: 5 });
    expect(await none.run()).toMatchObject({ kind: 'whole', progress: { written: 0, done: 1 } });
    expect(none.happened.at(-1)).toBe('finish');
  });

  it('leaves nothing behind when it is cancelled between pieces', async () => {
    const { happened, controller, run } = setUp();
    const outcome = await run({ onProgress: ({ written }) => written >= 3 && controller.abort() });
    expect(outcome).toMatchObject({ kind: 'cancelled', progress: { written: 3 } });
    expect(happened).toEqual(['20;', '22;23;', 'abort']);
  });

  it('gives up where it becomes too much, before that is written', async () => {
    const { happened, run } = setUp({ maxBytes: 10 });
    expect((await run()).kind).toBe('too-much');
    expect(happened).toEqual(['20;', '22;23;', 'abort']);
  });

  it('gives up when positions mean other messages, and asks for none of those', async () => {
    let asked = 0;
    const { happened, run } = setUp({
      isSameList: () => asked < 2,
      fetchPiece: (next) => {
        asked++;
        return piece(next, 30);
      },
    });
    expect((await run()).kind).toBe('list-changed');
    expect([asked, happened.at(-1)]).toEqual([2, 'abort']);
  });

  it('says why it failed: the engine, the disk', async () => {
    const engine = setUp({ fetchPiece: async () => fail({ code: 'internal', message: 'no engine' }) });
    expect(await engine.run()).toMatchObject({ kind: 'failed', message: 'no engine' });
    const full: ExportSink = {
      write: async () => {
        throw new Error('disk full');
      },
      finish: async () => {},
      abort: async () => {
        throw new Error('and so is this');
      },
    };
    expect(await setUp({ sink: full }).run()).toMatchObject({ kind: 'failed', message: 'disk full' });
  });
});

describe('BlobSink', () => {
  it('puts together what was written, however large', async () => {
    let whole = new Blob();
    const sink = new BlobSink((blob) => {
      whole = blob;
    });
    for (let n = 0; n < 20; n++) await sink.write(new Uint8Array(1 << 20).fill(n));
    await sink.finish();
    const bytes = new Uint8Array(await whole.arrayBuffer());
    expect(bytes.length).toBe(20 << 20);
    for (let n = 0; n < 20; n++) expect(bytes[(n << 20) + 5]).toBe(n);
  });
});
