// Regular expressions whose time grows with the text and no faster: `(a+)+$` stops nobody's engine. All ways through the
// pattern are walked side by side (Thompson, 1968), so what needs a way back is not known: lookaround and backreferences.
import { type PatternNode, parsePattern } from './pattern-syntax.ts';

/** Steps of a pattern; what asks for more (`(\d{500}){500}`) is none. */
const MAX_STEPS = 2_000;
/** Steps times characters: some tenths of a second at the very worst. What stands behind is not looked at. */
const MAX_WORK = 20_000_000;

type Step =
  | { readonly kind: 'character'; readonly takes: (codePoint: number) => boolean }
  | { readonly kind: 'edge'; readonly edge: Edge }
  /** On to both. */
  | { readonly kind: 'fork'; first: number; second: number }
  | { readonly kind: 'found' };

type Edge = Extract<PatternNode, { kind: 'edge' }>['edge'];

/** ECMAScript's syntax, by characters. Null: it is no pattern, or none that can be matched in such a time. */
export function compileLinearPattern(source: string): ((text: string) => boolean) | null {
  const node = parsePattern(source);
  if (!node) return null;
  const steps: Step[] = [];
  if (!write(node, steps)) return null;
  steps.push({ kind: 'found' });
  return (text) => search(steps, text.slice(0, Math.floor(MAX_WORK / steps.length)));
}

/** Each part begins where it is written and ends before what is written next. False: too many steps. */
function write(node: PatternNode, steps: Step[]): boolean {
  if (steps.length > MAX_STEPS) return false;
  switch (node.kind) {
    case 'character':
      steps.push({ kind: 'character', takes: node.takes });
      return true;
    case 'edge':
      steps.push({ kind: 'edge', edge: node.edge });
      return true;
    case 'sequence':
      return node.parts.every((part) => write(part, steps));
    case 'either':
      return writeEither(node.parts, steps);
    case 'repeat':
      return writeRepeat(node, steps);
  }
}

function writeEither(parts: readonly PatternNode[], steps: Step[]): boolean {
  const ends: Extract<Step, { kind: 'fork' }>[] = [];
  for (const [i, part] of parts.entries()) {
    const isLast = i === parts.length - 1;
    const fork = isLast ? null : pushFork(steps);
    if (!write(part, steps)) return false;
    if (!fork) break;
    ends.push(pushFork(steps));
    fork.second = steps.length;
  }
  for (const end of ends) end.first = end.second = steps.length;
  return true;
}

function writeRepeat({ part, min, max }: Extract<PatternNode, { kind: 'repeat' }>, steps: Step[]): boolean {
  for (let i = 0; i < min; i++) if (steps.length > MAX_STEPS || !write(part, steps)) return false;
  if (max === Number.POSITIVE_INFINITY) {
    const at = steps.length;
    const fork = pushFork(steps);
    if (!write(part, steps)) return false;
    const back = pushFork(steps);
    back.first = back.second = at;
    fork.second = steps.length;
    return true;
  }
  const forks: Extract<Step, { kind: 'fork' }>[] = [];
  for (let i = min; i < max; i++) {
    if (steps.length > MAX_STEPS) return false;
    forks.push(pushFork(steps));
    if (!write(part, steps)) return false;
  }
  for (const fork of forks) fork.second = steps.length;
  return true;
}

/** Its first way is what is written next; the other is set when that is known. */
function pushFork(steps: Step[]): Extract<Step, { kind: 'fork' }> {
  const fork = { kind: 'fork' as const, first: steps.length + 1, second: steps.length + 1 };
  steps.push(fork);
  return fork;
}

function search(steps: readonly Step[], text: string): boolean {
  /** Where each step was reached last, so that none is taken twice at one place. */
  const reachedAt = new Int32Array(steps.length).fill(-1);
  let here: number[] = [];
  const open: number[] = [];
  for (let at = 0; at <= text.length; ) {
    const codePoint = text.codePointAt(at);
    const next: number[] = [];
    // A match may begin anywhere.
    for (const begin of [...here, 0]) {
      open.push(begin);
      for (let index = open.pop(); index !== undefined; index = open.pop()) {
        if (reachedAt[index] === at) continue;
        reachedAt[index] = at;
        const step = steps[index] as Step;
        if (step.kind === 'found') return true;
        if (step.kind === 'fork') open.push(step.second, step.first);
        else if (step.kind === 'edge') isEdge(step.edge, text, at) && open.push(index + 1);
        else if (codePoint !== undefined && step.takes(codePoint)) next.push(index + 1);
      }
    }
    here = next;
    at += codePoint !== undefined && codePoint > 0xffff ? 2 : 1;
  }
  return false;
}

function isEdge(edge: Edge, text: string, at: number): boolean {
  if (edge === 'begin') return at === 0;
  if (edge === 'end') return at === text.length;
  const isBetween = isWord(text.charCodeAt(at - 1)) !== isWord(text.charCodeAt(at));
  return isBetween === (edge === 'word');
}

function isWord(unit: number): boolean {
  return (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) || unit === 95 || (unit >= 97 && unit <= 122);
}
