// What is wrong with a lab though its shape is right: names that are there twice or not at all, and patterns that no packet
// can ever match.
import type { Lab, LabAction, LabTask } from '../../../core/learn/lab.ts';
import { LAB_CONNECTION_FIELDS, LAB_FIELDS, type LabPattern, type LabValue } from '../../../core/learn/lab-pattern.ts';
import { isVariable } from '../../../core/learn/match-pattern.ts';
import { propertyNamed } from '../../../core/mqtt/property.ts';
import { checkTopicFilter, checkTopicName } from '../../../core/mqtt/topic.ts';
import type { LabProblem, Path } from './read-lab.ts';

interface Found {
  readonly path: Path;
  readonly problem: LabProblem;
}

export function checkLab({ steps, questions }: Lab): Found[] {
  const found: Found[] = [
    ...duplicates(steps.map(({ id }, i) => ({ id, path: ['steps', i, 'id'] }))),
    ...duplicates(questions.map(({ id }, i) => ({ id, path: ['questions', i, 'id'] }))),
    ...duplicates(
      steps.flatMap(({ tasks }, s) => tasks.map(({ id }, t) => ({ id, path: ['steps', s, 'tasks', t, 'id'] }))),
    ),
  ];
  steps.forEach(({ tasks }, s) => {
    tasks.forEach((task, t) => {
      const path = ['steps', s, 'tasks', t];
      const isBefore = tasks.slice(0, t).some(({ id }) => id === task.after);
      if (task.after !== null && !isBefore)
        found.push({ path: [...path, 'after'], problem: { kind: 'unknown-task', id: task.after } });
      found.push(...checkTask(task, path));
    });
  });
  return found;
}

function duplicates(ids: readonly { readonly id: string; readonly path: Path }[]): Found[] {
  const seen = new Set<string>();
  return ids.flatMap(({ id, path }): Found[] => {
    const isSecond = seen.has(id);
    seen.add(id);
    return isSecond ? [{ path, problem: { kind: 'duplicate-id', id } }] : [];
  });
}

function checkTask({ expect, wrong, actions }: LabTask, path: Path): Found[] {
  return [
    ...expect.flatMap((pattern, i) => checkPattern(pattern, [...path, 'expect', i])),
    ...wrong.flatMap(({ when }, i) => checkPattern(when, [...path, 'wrong', i, 'when'])),
    ...actions.flatMap((action, i) => checkAction(action, [...path, 'actions', i])),
  ];
}

function checkPattern({ packet, fields = {}, properties = {} }: LabPattern, path: Path): Found[] {
  const known = [...LAB_FIELDS[packet], ...LAB_CONNECTION_FIELDS];
  const found: Found[] = [];
  for (const [field, value] of Object.entries(fields)) {
    const at = [...path, 'fields', field];
    if (!known.includes(field))
      found.push({ path: at, problem: { kind: 'unknown-field', field, packet, fields: known.join(', ') } });
    const topic = topicOf(field, value);
    if (topic !== null) found.push({ path: at, problem: { kind: 'bad-topic', topic } });
  }
  for (const property of Object.keys(properties)) {
    if (propertyNamed(property) !== undefined) continue;
    found.push({ path: [...path, 'properties', property], problem: { kind: 'unknown-property', property } });
  }
  return found;
}

/** A topic that none can be; null: all is well. */
function topicOf(field: string, value: LabValue): string | null {
  if (typeof value === 'object') return 'like' in value && !checkTopicFilter(value.like).ok ? value.like : null;
  if (typeof value !== 'string' || isVariable(value)) return null;
  if (field === 'filter') return checkTopicFilter(value).ok ? null : value;
  return field === 'topic' && !checkTopicName(value).ok ? value : null;
}

function checkAction(action: LabAction, path: Path): Found[] {
  const bad = (at: Path, topic: string): Found[] => [{ path: [...path, ...at], problem: { kind: 'bad-topic', topic } }];
  switch (action.kind) {
    case 'compose':
      return checkTopicName(action.fill.topic).ok ? [] : bad(['fill', 'topic'], action.fill.topic);
    case 'subscribe':
      return checkTopicFilter(action.filter).ok ? [] : bad(['filter'], action.filter);
    case 'faults':
      return [
        ...(action.faults.rules ?? []).flatMap(({ topic }, i) =>
          topic === undefined || checkTopicFilter(topic).ok ? [] : bad(['faults', 'rules', i, 'topic'], topic),
        ),
        ...(action.faults.deny ?? []).flatMap(({ filter }, i) =>
          checkTopicFilter(filter).ok ? [] : bad(['faults', 'deny', i, 'filter'], filter),
        ),
      ];
    default:
      return [];
  }
}
