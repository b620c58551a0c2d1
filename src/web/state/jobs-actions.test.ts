import { afterEach, expect, it } from 'vitest';
import { fail, ok } from '../../core/base/result.ts';
import type { JobSpec, JobState } from '../../core/protocol/job-contract.ts';
import { EMPTY_TEMPLATE } from '../../core/publish/publish-template.ts';
import { NO_VARIABLES } from '../../core/publish/variables.ts';
import type { EngineClient } from '../client/engine-client.ts';
import { startAgain, startJob, stopEverything } from './jobs-actions.ts';
import { forgetJobs, jobsOf, takeJobState } from './jobs-store.ts';
import { replayStore } from './replay-store.ts';
import { engines } from './running-engines.ts';

const spec: JobSpec = {
  ...{ kind: 'repeat', template: EMPTY_TEMPLATE, variables: NO_VARIABLES },
  ...{ intervalMs: 10, jitter: 0, count: null },
};

/** An engine that takes every job, and what it was asked. */
function engine(profileId: string, takes = true): [method: string, args: unknown][] {
  const asked: [string, unknown][] = [];
  const request = async (method: string, args: unknown) => {
    asked.push([method, args]);
    return takes ? ok(null) : fail({ code: 'not-connected', message: '' });
  };
  engines.set(profileId, { request, terminate() {} } as unknown as EngineClient);
  return asked;
}

function end(profileId: string, jobId: number): void {
  const state = { jobId, kind: 'repeat', phase: 'finished', stoppedBy: null } as JobState;
  takeJobState(profileId, state);
}

afterEach(() => {
  engines.clear();
  forgetJobs('p');
  forgetJobs('q');
  replayStore.setState({ byTarget: {} });
});

const start = async (title: string, origin: string | null = null) => {
  const begun = await startJob('p', { title, origin, spec });
  return begun.ok ? begun.value : -1;
};

it('tells of one made from the same thing only as it was begun last', async () => {
  engine('p');
  end('p', await start('first', 'a'));
  end('p', await start('other', 'b'));
  await start('second', 'a');
  // One that runs is not forgotten for another.
  await start('third', 'a');
  expect(jobsOf('p').map(({ title }) => title)).toEqual(['other', 'second', 'third']);
});

it('keeps the newest of what nobody dismisses', async () => {
  engine('p');
  const running = await start('runs');
  for (let i = 0; i < 60; i++) end('p', await start(`job ${i}`));
  const titles = jobsOf('p').map(({ title }) => title);
  expect(titles.length).toBeLessThanOrEqual(52);
  expect(titles.slice(0, 2)).toEqual(['runs', 'job 9']);
  expect(running).toBe(jobsOf('p')[0]?.jobId);
});

it('keeps nothing of what did not begin, and all of what it was to replace', async () => {
  engine('p');
  end('p', await start('before', 'a'));
  engine('p', false);
  const [before] = jobsOf('p');
  if (!before) throw new Error('no job');
  expect(await startAgain('p', before)).toMatchObject({ ok: false, error: { code: 'not-connected' } });
  expect(jobsOf('p')).toEqual([before]);
});

it('stops what runs everywhere, replays too, and asks nobody else', async () => {
  const [p, q] = [engine('p'), engine('q')];
  const idle = engine('r');
  await start('runs');
  const running = { replayId: 1, state: { phase: 'paused' } };
  replayStore.setState({ byTarget: { q: running as never } });
  stopEverything();
  expect(p.at(-1)).toEqual(['stopAllJobs', null]);
  expect(q).toEqual([['replayControl', { kind: 'stop' }]]);
  expect(idle).toEqual([]);
});
