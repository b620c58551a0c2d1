// A lab's file as text becomes a lab, or a list of what is wrong with it: where, and what would be right.
import { type Document, isNode, LineCounter, type Node, parseDocument } from 'yaml';
import type * as z from 'zod/v4/core';
import { fail, ok, type Result } from '../../../core/base/result.ts';
import type { Lab } from '../../../core/learn/lab.ts';
import { checkLab } from './check-lab.ts';
import { labSchema } from './lab-schema.ts';

/** `line` and `column` count from 1. */
export interface LabFault {
  readonly line: number;
  readonly column: number;
  readonly problem: LabProblem;
}

export type LabProblem =
  /** Not YAML: the parser's code, and its words. */
  | { readonly kind: 'yaml'; readonly code: string; readonly message: string }
  | { readonly kind: 'missing'; readonly key: string }
  | { readonly kind: 'unknown-key'; readonly key: string }
  /** `expected`: what YAML would call it, or the values that there are. */
  | { readonly kind: 'wrong-value'; readonly key: string; readonly expected: string }
  | { readonly kind: 'duplicate-id'; readonly id: string }
  /** `after` names no task before it. */
  | { readonly kind: 'unknown-task'; readonly id: string }
  /** The packet has no such field; these it has. */
  | { readonly kind: 'unknown-field'; readonly field: string; readonly packet: string; readonly fields: string }
  | { readonly kind: 'unknown-property'; readonly property: string }
  | { readonly kind: 'bad-topic'; readonly topic: string };

export type Path = readonly PropertyKey[];

/** More than this nobody mends in one go. */
const MAX_FAULTS = 20;

export function readLab(text: string): Result<Lab, readonly LabFault[]> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  if (document.errors.length > 0) {
    const faults = document.errors.map(({ pos, code, message }) => ({
      ...at(pos[0]),
      problem: { kind: 'yaml', code, message: message.split(' at line ')[0] ?? message } as const,
    }));
    return fail(faults.slice(0, MAX_FAULTS));
  }
  const place = (path: Path, problem: LabProblem): LabFault => ({ ...at(offsetOf(document, path)), problem });
  const read = labSchema.safeParse(document.toJS());
  if (!read.success) {
    const faults = read.error.issues
      .flatMap((issue) => (document.hasIn(issue.path) ? problemsOf(issue) : missing(issue)))
      .map(({ path, problem }) => place(path, problem));
    return fail(inOrder(faults));
  }
  const lab: Lab = read.data;
  const faults = checkLab(lab).map(({ path, problem }) => place(path, problem));
  return faults.length > 0 ? fail(inOrder(faults)) : ok(lab);
}

function inOrder(faults: readonly LabFault[]): readonly LabFault[] {
  return faults.toSorted((a, b) => a.line - b.line || a.column - b.column).slice(0, MAX_FAULTS);
}

/** Where the value at a path stands; that of the nearest one above where it is missing. */
function offsetOf(document: Document, path: Path): number {
  for (let depth = path.length; depth >= 0; depth--) {
    const node = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true);
    if (isNode(node)) return (node as Node).range?.[0] ?? 0;
  }
  return 0;
}

interface Found {
  readonly path: Path;
  readonly problem: LabProblem;
}

function missing({ path }: z.$ZodIssue): Found[] {
  return [{ path, problem: { kind: 'missing', key: String(path.at(-1) ?? '') } }];
}

function problemsOf(issue: z.$ZodIssue): Found[] {
  const path = issue.path;
  const key = String(path.at(-1) ?? '');
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((unknown) => ({
        path: [...path, unknown],
        problem: { kind: 'unknown-key', key: unknown },
      }));
    case 'invalid_type':
      return [{ path, problem: { kind: 'wrong-value', key, expected: issue.expected } }];
    case 'invalid_value':
      return [{ path, problem: { kind: 'wrong-value', key, expected: issue.values.map(String).join(', ') } }];
    case 'invalid_union':
      return unionProblem(issue, key);
    case 'too_small':
      return [{ path, problem: { kind: 'wrong-value', key, expected: `≥ ${issue.minimum}` } }];
    case 'too_big':
      return [{ path, problem: { kind: 'wrong-value', key, expected: `≤ ${issue.maximum}` } }];
    case 'invalid_format':
      return [{ path, problem: { kind: 'wrong-value', key, expected: 'a-z 0-9 -' } }];
    default:
      return [{ path, problem: { kind: 'wrong-value', key, expected: issue.message } }];
  }
}

/** Of the shapes that a value may have, the values that could stand there. */
function unionProblem(issue: z.$ZodIssueInvalidUnion, key: string): Found[] {
  const { path } = issue;
  const values = issue.errors.flat().flatMap((one) => {
    if (one.code === 'invalid_value') return one.values.map(String);
    if (one.code === 'unrecognized_keys' || one.path.length > 0) return [];
    return one.code === 'invalid_type' ? [one.expected] : [];
  });
  return [{ path, problem: { kind: 'wrong-value', key, expected: [...new Set(values)].join(', ') } }];
}
