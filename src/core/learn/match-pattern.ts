// Whether a packet is what a pattern asks for, and if not, where it differs.
import { topicMatches } from '../mqtt/topic.ts';
import type { LabEvent, LabFields } from './lab-event.ts';
import type { LabPattern, LabScalar, LabValue } from './lab-pattern.ts';

/** What the variables of a task stand for, by name. */
export type Bindings = Readonly<Record<string, LabScalar>>;

export type MatchResult =
  | { readonly kind: 'match'; readonly bindings: Bindings }
  /** The right type from the right side, with other contents. */
  | { readonly kind: 'near'; readonly mismatches: readonly FieldMismatch[] }
  | { readonly kind: 'other' };

export interface FieldMismatch {
  readonly field: string;
  /** As the pattern has it, variables in place. */
  readonly expected: string;
  readonly actual: string;
}

/** `$id`. A text such as `$SYS/#` or `$share/group/topic` is none. */
const VARIABLE = /^\$[a-z][A-Za-z0-9]*$/u;

export function isVariable(value: LabValue): value is string {
  return typeof value === 'string' && VARIABLE.test(value);
}

export function matchPattern(pattern: LabPattern, event: LabEvent, bindings: Bindings): MatchResult {
  if (pattern.packet !== event.packet) return { kind: 'other' };
  if (pattern.from !== undefined && pattern.from !== event.from) return { kind: 'other' };
  let nearest: readonly FieldMismatch[] | null = null;
  for (const variant of event.variants) {
    const attempt = matchVariant(pattern, variant, event, bindings);
    if (attempt.mismatches.length === 0) return { kind: 'match', bindings: attempt.bindings };
    // The acknowledgement of another packet: it says nothing of this one.
    if (attempt.mismatches.some(({ field, actual }) => field === 'id' && actual !== '')) continue;
    // At QoS 0 there is no identifier, which the QoS says well enough.
    const told = attempt.mismatches.filter(({ field }, _at, { length }) => field !== 'id' || length === 1);
    if (nearest === null || told.length < nearest.length) nearest = told;
  }
  return nearest === null ? { kind: 'other' } : { kind: 'near', mismatches: nearest };
}

function matchVariant(
  { fields = {}, properties = {} }: LabPattern,
  variant: LabFields,
  event: LabEvent,
  before: Bindings,
): { readonly bindings: Bindings; readonly mismatches: readonly FieldMismatch[] } {
  let bindings = before;
  const mismatches: FieldMismatch[] = [];
  const compare = (field: string, expected: LabValue, actuals: readonly LabScalar[]) => {
    for (const actual of actuals) {
      const bound = matchValue(expected, actual, bindings);
      if (bound === null) continue;
      bindings = bound;
      return;
    }
    mismatches.push({ field, expected: textOf(expected, bindings), actual: actuals.join(', ') });
  };
  for (const [field, expected] of Object.entries(fields)) {
    const actual = variant[field];
    compare(field, expected, actual === undefined ? [] : [actual]);
  }
  for (const [name, expected] of Object.entries(properties)) {
    const actuals = event.properties.filter(([known]) => known === name).map(([, value]) => value);
    compare(name, expected, actuals);
  }
  return { bindings, mismatches };
}

/** The bindings with the value's own, null where it does not agree. */
function matchValue(expected: LabValue, actual: LabScalar, bindings: Bindings): Bindings | null {
  if (isVariable(expected)) {
    const name = expected.slice(1);
    const bound = bindings[name];
    if (bound === undefined) return { ...bindings, [name]: actual };
    return same(bound, actual) ? bindings : null;
  }
  return agrees(expected, actual, bindings) ? bindings : null;
}

function agrees(expected: LabValue, actual: LabScalar, bindings: Bindings): boolean {
  if (typeof expected !== 'object') return same(expected, actual);
  if ('is' in expected) return expected.is.some((one) => same(resolved(one, bindings), actual));
  if ('not' in expected) return !same(resolved(expected.not, bindings), actual);
  if ('like' in expected) return typeof actual === 'string' && topicMatches(expected.like, actual);
  if ('contains' in expected) return String(actual).includes(expected.contains);
  const number = Number(actual);
  return number >= (expected.min ?? Number.NEGATIVE_INFINITY) && number <= (expected.max ?? Number.POSITIVE_INFINITY);
}

/** A version such as `5` may stand as a number in a lab's file. */
function same(a: LabScalar, b: LabScalar): boolean {
  return a === b || (typeof a !== 'boolean' && typeof b !== 'boolean' && String(a) === String(b));
}

function resolved(value: LabScalar, bindings: Bindings): LabScalar {
  return isVariable(value) ? (bindings[value.slice(1)] ?? value) : value;
}

function textOf(expected: LabValue, bindings: Bindings): string {
  if (typeof expected !== 'object') return String(resolved(expected, bindings));
  if ('is' in expected) return expected.is.map((one) => String(resolved(one, bindings))).join(', ');
  if ('not' in expected) return `≠ ${resolved(expected.not, bindings)}`;
  if ('like' in expected) return expected.like;
  if ('contains' in expected) return expected.contains;
  if (expected.max === undefined) return `≥ ${expected.min}`;
  return expected.min === undefined ? `≤ ${expected.max}` : `${expected.min}–${expected.max}`;
}
