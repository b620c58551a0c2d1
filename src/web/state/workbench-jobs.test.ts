import { describe, expect, it } from 'vitest';
import type { JobState } from '../../core/protocol/job-contract.ts';
import { EMPTY_TEMPLATE } from '../../core/publish/publish-template.ts';
import { NO_VARIABLES } from '../../core/publish/variables.ts';
import type { RunningJob } from './jobs-store.ts';
import type { Replay } from './replay-store.ts';
import { endedUnasked, runningEverywhere, runningIn, summaryOf } from './workbench-jobs.ts';

function job(change: Partial<Pick<JobState, 'phase' | 'stoppedBy' | 'sent' | 'failed' | 'lost'>> | null): RunningJob {
  return {
    ...{ jobId: 1, title: 'a', origin: null },
    spec: {
      ...{ kind: 'repeat', template: EMPTY_TEMPLATE, variables: NO_VARIABLES, intervalMs: 10, jitter: 0, count: null },
    },
    state: change && {
      ...{ jobId: 1, kind: 'repeat', phase: 'running', stoppedBy: null, fault: null },
      ...{ sent: 0, done: 0, failed: 0, lost: 0, startedAt: 0, endedAt: null, nextAt: null },
      detail: { kind: 'repeat', count: null, skipped: 0 },
      ...change,
    },
  };
}

const replay = { state: { phase: 'running', published: 5, refused: 1, lost: 0 } } as Replay;

describe('summaryOf', () => {
  it('counts what runs, also what has not said anything yet, and a replay', () => {
    const jobs = [
      job(null),
      job({ sent: 10, failed: 1, lost: 2 }),
      job({ phase: 'paused', sent: 7 }),
      job({ phase: 'finished', sent: 99 }),
    ];
    expect(summaryOf(jobs, replay)).toEqual({ running: 4, sent: 22, failed: 4 });
    expect(runningIn('automation', jobs)).toBe(3);
    expect(runningIn('scripts', jobs)).toBe(0);
  });
});

describe('runningEverywhere', () => {
  it('counts over all connections, also where only a replay runs', () => {
    expect(runningEverywhere({ byProfile: { a: [job(null)], b: [job(null)] } }, { byTarget: { c: replay } })).toBe(3);
  });
});

describe('endedUnasked', () => {
  it('is what a person did not end, and what did not come to its end', () => {
    expect(endedUnasked(job({ phase: 'failed' }))).toBe(true);
    expect(endedUnasked(job({ phase: 'stopped', stoppedBy: 'connection' }))).toBe(true);
    expect(endedUnasked(job({ phase: 'stopped', stoppedBy: 'person' }))).toBe(false);
    expect(endedUnasked(job({ phase: 'finished' }))).toBe(false);
    expect(endedUnasked(job(null))).toBe(false);
  });
});
