import { describe, expect, it } from 'vitest';
import type { LabTask } from '../../../../core/learn/lab.ts';
import type { PacketRow } from '../../../../core/log/packet-row.ts';
import type { SeenTask } from '../../../state/learn-watch.ts';
import { shownMisses } from './shown-misses.ts';

const row = (seq: number) => ({ seq, time: seq * 10 }) as PacketRow;

const task = (id: string, optional = false) => ({ id, optional }) as LabTask;

function seen(id: string, missSeq: number | null, evidence: readonly number[] = [], wrong: number | null = null) {
  const nearMiss = missSeq === null ? null : { row: row(missSeq), expected: 0, wrong, mismatches: [] };
  return [id, { id, passed: false, evidence: evidence.map(row), nearMiss, profileId: 'p' } satisfies SeenTask] as const;
}

const told = (open: readonly LabTask[], ...all: ReturnType<typeof seen>[]) => [
  ...shownMisses(open, new Map(all), {}).keys(),
];

describe('what was nearly right', () => {
  it('is told of the task whose turn it is', () => {
    expect(told([task('a'), task('b')], seen('a', 1), seen('b', 2))).toEqual(['a']);
  });

  it('is told of the newest where there is none of that task', () => {
    expect(told([task('a'), task('b'), task('c')], seen('a', null), seen('b', 1), seen('c', 2))).toEqual(['c']);
  });

  it('is nothing that proves another task', () => {
    expect(told([task('a'), task('b')], seen('a', 1), seen('b', null, [1]))).toEqual([]);
  });

  it('is not told of what is optional before its turn, unless it was foreseen', () => {
    expect(told([task('a'), task('b', true)], seen('a', null), seen('b', 1))).toEqual([]);
    expect(told([task('a'), task('b', true)], seen('a', null), seen('b', 1, [], 0))).toEqual(['b']);
    expect(told([task('b', true)], seen('b', 1))).toEqual(['b']);
  });

  it('is always told where the lab has words for it', () => {
    expect(told([task('a'), task('b')], seen('a', 1), seen('b', 2, [], 0))).toEqual(['a', 'b']);
  });
});
