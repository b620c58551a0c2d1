import { describe, expect, it } from 'vitest';
import type { LabStep, LabTask } from '../../../core/learn/lab.ts';
import type { LabRecord } from '../../storage/stored-lab-progress.ts';
import { canBeLeft, currentStep, isStepDone, type LabMeans, taskState } from './task-state.ts';

const HERE: LabMeans = { companion: true, hasEmbedded: true, onEmbedded: true, version: '5', faultsOn: false };
const STATIC: LabMeans = { companion: false, hasEmbedded: false, onEmbedded: false, version: '5', faultsOn: false };

const task = (id: string, more: Partial<LabTask> = {}) =>
  ({ id, optional: false, needs: [], ...more }) as unknown as LabTask;

const step = (id: string, ...tasks: LabTask[]) => ({ id, tasks }) as unknown as LabStep;

function record(passed: readonly string[], done: readonly string[] = []): LabRecord {
  const proof = { passedAt: 1, connection: '', evidence: [], exchanges: [] };
  const tasks = Object.fromEntries(passed.map((id) => [id, proof]));
  return { id: 'lab', startedAt: 0, opened: {}, tasks, done, answers: {} };
}

describe('a task', () => {
  it('waits until it is proved, and stays so', () => {
    expect(taskState(task('a'), undefined, HERE)).toEqual({ kind: 'waiting', lacks: null });
    expect(taskState(task('a', { needs: ['embedded'] }), record(['a']), STATIC)).toEqual({ kind: 'passed' });
  });

  it('says what is not there, and what can be done about it', () => {
    expect(taskState(task('a', { needs: ['embedded'] }), undefined, STATIC).kind).toBe('unavailable');
    expect(taskState(task('a', { needs: ['embedded'] }), undefined, { ...HERE, onEmbedded: false })).toEqual({
      ...{ kind: 'waiting', lacks: 'connectEmbedded' },
    });
    expect(taskState(task('a', { needs: ['mqtt5'] }), undefined, { ...HERE, version: '3.1.1' })).toEqual({
      ...{ kind: 'waiting', lacks: 'mqtt5' },
    });
    const faulty = task('a', { since: 'fault' });
    expect(taskState(faulty, undefined, HERE)).toEqual({ kind: 'waiting', lacks: 'fault' });
    expect(taskState(faulty, undefined, { ...HERE, faultsOn: true })).toEqual({ kind: 'waiting', lacks: null });
  });
});

describe('a step', () => {
  const mixed = step('s', task('a'), task('b', { needs: ['embedded'] }), task('c', { optional: true }));

  it('is done without what is optional or not possible', () => {
    expect(isStepDone(mixed, record(['a']), HERE)).toBe(false);
    expect(isStepDone(mixed, record(['a', 'b']), HERE)).toBe(true);
    expect(isStepDone(mixed, record(['a']), STATIC)).toBe(true);
    expect(isStepDone(mixed, record(['b', 'c']), HERE)).toBe(false);
  });

  it('of which nothing is possible, or that is only read, is done once it was left', () => {
    for (const one of [step('s', task('b', { needs: ['embedded'] })), step('s')]) {
      expect(isStepDone(one, undefined, STATIC)).toBe(false);
      expect(canBeLeft(one, undefined, STATIC)).toBe(true);
      expect(isStepDone(one, record([], ['s']), STATIC)).toBe(true);
    }
    expect(canBeLeft(mixed, undefined, STATIC)).toBe(false);
  });

  it('in which nothing has to be done is done by what was done', () => {
    const free = step('s', task('c', { optional: true }));
    expect(isStepDone(free, undefined, HERE)).toBe(false);
    expect(isStepDone(free, record(['c']), HERE)).toBe(true);
  });

  it('that is the first not done is where the person is; else the last', () => {
    const steps = [step('one', task('a')), step('two', task('b'))];
    expect(currentStep(steps, record(['a']), HERE).id).toBe('two');
    expect(currentStep(steps, record(['a', 'b']), HERE).id).toBe('two');
  });
});
