import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ok } from '../../core/base/result.ts';
import type { JobFault, RepeatSpec } from '../../core/protocol/job-contract.ts';
import { EMPTY_TEMPLATE } from '../../core/publish/publish-template.ts';
import { NO_VARIABLES } from '../../core/publish/variables.ts';
import type { Job, JobHost } from './job.ts';
import { startRepeatJob } from './repeat-job.ts';

/** The host of one repeat, on a clock that stands still while the job works. */
class Bench {
  /** When each was published, in milliseconds since the start. */
  readonly at: number[] = [];
  readonly begin = performance.now();
  readonly job: Job;
  hasRoom = true;
  ended: JobFault | null | undefined;

  constructor(change: Partial<RepeatSpec>) {
    const host: JobHost = {
      version: 5,
      settings: {} as JobHost['settings'],
      bridge: null,
      publish: () => {
        this.at.push(performance.now() - this.begin);
        return ok(null);
      },
      mayPublish: () => this.hasRoom,
      count: () => {},
      onMessage: () => () => {},
      subscribe: () => Promise.resolve(ok(null)),
      touch: () => {},
      fault: () => {},
      end: (fault) => {
        this.ended = fault;
      },
    };
    const spec: RepeatSpec = {
      kind: 'repeat',
      template: { ...EMPTY_TEMPLATE, topic: 'a' },
      variables: NO_VARIABLES,
      intervalMs: 10,
      jitter: 0,
      count: null,
      ...change,
    };
    this.job = startRepeatJob(host, spec);
  }

  get skipped(): number {
    return this.job.detail.kind === 'repeat' ? this.job.detail.skipped : Number.NaN;
  }

  async pass(ms: number): Promise<void> {
    await vi.advanceTimersByTimeAsync(Math.ceil(ms));
  }

  async end(): Promise<void> {
    this.job.stop();
    const { length } = this.at;
    await this.pass(5_000);
    expect(this.at.length).toBe(length);
  }
}

describe('a repeat’s pace', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('does not drift, whatever the interval and the jitter', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.double({ min: 0.2, max: 900, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        async (intervalMs, jitter) => {
          const bench = new Bench({ intervalMs, jitter });
          const times = 60;
          await bench.pass(intervalMs * times + 1_000);
          for (let i = 1; i < times; i++) {
            // setTimeout knows whole milliseconds only, and each waits for its predecessor.
            const late = (bench.at[i] as number) - i * intervalMs;
            expect(Math.abs(late)).toBeLessThanOrEqual(jitter * intervalMs + 2);
          }
          expect(bench.at).toEqual([...bench.at].sort((a, b) => a - b));
          expect(bench.skipped).toBe(0);
          await bench.end();
        },
      ),
      { numRuns: 40 },
    );
  });

  it('publishes exactly as many as it is to, whoever pauses it and holds it up', async () => {
    const step = fc.record({
      act: fc.constantFrom('pause', 'resume', 'full', 'room', 'none'),
      ms: fc.integer({ min: 0, max: 400 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 200 }),
        fc.constantFrom(0, 1, 7, 50),
        fc.array(step, { maxLength: 12 }),
        async (count, intervalMs, steps) => {
          const bench = new Bench({ intervalMs, count });
          for (const { act, ms } of steps) {
            if (bench.ended === undefined && act === 'pause') bench.job.pause?.();
            if (bench.ended === undefined && act === 'resume') bench.job.resume?.();
            if (act === 'full') bench.hasRoom = false;
            if (act === 'room') bench.hasRoom = true;
            if (act === 'room') bench.job.roomAgain?.();
            await bench.pass(ms);
          }
          bench.hasRoom = true;
          bench.job.resume?.();
          bench.job.roomAgain?.();
          await bench.pass(count * intervalMs + 2_000);
          expect(bench.at.length).toBe(count);
          expect(bench.ended).toBe(null);
          await bench.end();
        },
      ),
      { numRuns: 60 },
    );
  });

  it('goes on after a pause without having to catch up', async () => {
    const bench = new Bench({ intervalMs: 10 });
    await bench.pass(100);
    const before = bench.at.length;
    bench.job.pause?.();
    expect(bench.job.nextAt).toBe(null);
    await bench.pass(10_000);
    expect(bench.at.length).toBe(before);
    bench.job.resume?.();
    await bench.pass(5);
    expect(bench.at.length).toBeLessThanOrEqual(before + 1);
    await bench.pass(95);
    expect(bench.at.length - before).toBeGreaterThanOrEqual(9);
    expect(bench.at.length - before).toBeLessThanOrEqual(11);
    expect(bench.skipped).toBe(0);
    await bench.end();
  });

  it('makes up for what is late by less than a second, and leaves the rest out', async () => {
    const bench = new Bench({ intervalMs: 10 });
    await bench.pass(100);
    bench.hasRoom = false;
    await bench.pass(500);
    expect(bench.at.length).toBe(11);
    bench.hasRoom = true;
    bench.job.roomAgain?.();
    expect(bench.at.length).toBe(61);
    expect(bench.skipped).toBe(0);

    bench.hasRoom = false;
    await bench.pass(5_000);
    bench.hasRoom = true;
    bench.job.roomAgain?.();
    expect(bench.at.length).toBeLessThanOrEqual(63);
    expect(bench.skipped).toBeGreaterThanOrEqual(498);
    const caughtUp = bench.at.length;
    await bench.pass(1_000);
    expect(bench.at.length - caughtUp).toBe(100);
    await bench.end();
  });

  it('waits longer than a timer can', async () => {
    const month = 30 * 86_400_000;
    const bench = new Bench({ intervalMs: month });
    await bench.pass(month - 1);
    expect(bench.at).toEqual([0]);
    expect(bench.job.nextAt).toBe(Date.now() + 1);
    await bench.pass(2);
    expect(bench.at.length).toBe(2);
    await bench.end();
  });

  it('ends with its table', async () => {
    const table = { name: 'readings', columns: ['n'], rows: [['1'], ['2'], ['3']], atEnd: 'stop' as const };
    const template = { ...EMPTY_TEMPLATE, topic: 'a/{{row.n}}' };
    const bench = new Bench({ template, variables: { ...NO_VARIABLES, table } });
    await bench.pass(1_000);
    expect(bench.at.length).toBe(3);
    expect(bench.ended).toBe(null);
    await bench.end();
  });
});
