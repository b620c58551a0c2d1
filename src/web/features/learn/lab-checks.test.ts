// Every check of every lab: packets that are just right pass it, and with any of them missing, from the other side, or with
// any one field other than it is to be, they do not.
import { describe, expect, it } from 'vitest';
import type { LabEvent } from '../../../core/learn/lab-event.ts';
import type { LabPattern, LabScalar, LabValue } from '../../../core/learn/lab-pattern.ts';
import { isVariable } from '../../../core/learn/match-pattern.ts';
import { TaskMatcher } from '../../../core/learn/task-matcher.ts';
import { LAB_IDS } from './labs-index.ts';
import { readLab } from './read-lab.ts';

const FILES = import.meta.glob<string>('./labs/*.en.yaml', { query: '?raw', import: 'default', eager: true });

/** A value that agrees. */
function right(value: LabValue, bindings: Map<string, LabScalar>): LabScalar {
  if (isVariable(value)) {
    const known = bindings.get(value) ?? 4_000 + bindings.size;
    bindings.set(value, known);
    return known;
  }
  if (typeof value !== 'object') return value;
  if ('is' in value) return right(value.is[0] as LabScalar, bindings);
  if ('not' in value) return 'something else';
  if ('like' in value) return value.like.replaceAll(/[+#]/gu, 'level');
  if ('contains' in value) return `before ${value.contains} after`;
  return value.min ?? value.max ?? 0;
}

/** A value that does not; undefined: any would. */
function wrong(value: LabValue, isBound: boolean): LabScalar | undefined {
  if (isVariable(value)) return isBound ? 'another' : undefined;
  if (typeof value === 'boolean') return !value;
  if (typeof value !== 'object') return typeof value === 'number' ? value + 1_000 : `${value}/`;
  if ('is' in value) return 'none of these';
  if ('not' in value) return isVariable(value.not) ? undefined : value.not;
  if ('like' in value) return 'quite/another/topic/than/all';
  if ('contains' in value) return 'nothing of it';
  // From 0 on is any number that there is.
  if (value.max !== undefined) return value.max + 1;
  return value.min === undefined || value.min === 0 ? undefined : value.min - 1;
}

/** `change`: which field, or property, of which packet is other than right. */
function events(patterns: readonly LabPattern[], change: { at: number; name: string; value: LabScalar } | null = null) {
  const bindings = new Map<string, LabScalar>();
  return patterns.map(({ packet, from = 'broker', fields = {}, properties = {} }, seq): LabEvent => {
    const of = (name: string, value: LabValue) => {
      const agreed = right(value, bindings);
      return change?.at === seq && change.name === name ? change.value : agreed;
    };
    return {
      ...{ seq, time: seq, packet, from },
      variants: [Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, of(name, value)]))],
      properties: Object.entries(properties).map(([name, value]) => [name, of(name, value)] as const),
    };
  });
}

function passes(patterns: readonly LabPattern[], packets: readonly LabEvent[]): boolean {
  const matcher = new TaskMatcher({ expect: patterns, wrong: [] }, {});
  for (const packet of packets) matcher.add(packet);
  return matcher.passed;
}

/** Every way to have one thing wrong. */
function changes(patterns: readonly LabPattern[]) {
  const bound = new Set<string>();
  return patterns.flatMap(({ fields = {}, properties = {} }, at) =>
    Object.entries({ ...fields, ...properties }).flatMap(([name, value]) => {
      const isBound = isVariable(value) && bound.has(value);
      if (isVariable(value)) bound.add(value);
      const other = wrong(value, isBound);
      return other === undefined ? [] : [{ at, name, value: other }];
    }),
  );
}

describe.each(LAB_IDS)('the checks of %s', (id) => {
  const read = readLab(FILES[`./labs/${id}.en.yaml`] ?? '');
  const tasks = read.ok ? read.value.steps.flatMap((step) => step.tasks) : [];

  it.each(tasks.map((task) => [task.id, task] as const))('%s', (_id, { expect: patterns }) => {
    expect(passes(patterns, events(patterns))).toBe(true);
    for (const at of patterns.keys()) {
      expect(passes(patterns, events(patterns).toSpliced(at, 1)), `without packet ${at}`).toBe(false);
      const { from } = patterns[at] as LabPattern;
      if (from === undefined) continue;
      const others = events(patterns).map(
        (one) => ({ ...one, from: one.from === 'client' ? 'broker' : 'client' }) as const,
      );
      const swapped = events(patterns).with(at, others[at] as LabEvent);
      expect(passes(patterns, swapped), `packet ${at} from the other side`).toBe(false);
    }
    for (const change of changes(patterns))
      expect(passes(patterns, events(patterns, change)), JSON.stringify(change)).toBe(false);
  });

  // mosquitto passes a message on before it acknowledges it, the embedded broker after.
  it('wait for no message only after the acknowledgement of another', () => {
    const ends = new Map(tasks.map((task) => [task.id, task.expect.at(-1)?.packet] as const));
    const waiting = tasks.filter(({ after, expect: [first] }) => {
      const isAcknowledged = after !== null && /^PUB(ACK|REC|COMP)$/u.test(ends.get(after) ?? '');
      return isAcknowledged && first?.packet === 'PUBLISH' && first.from === 'broker';
    });
    expect(waiting.map((task) => task.id)).toEqual([]);
  });
});
