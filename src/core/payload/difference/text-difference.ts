// What has changed from one text to another, line by line (Myers 1986), and in a line that took another's place from where
// to where.

export interface LineDifference {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
  /** Characters of a changed line that its other begins and ends with, too; 0 for those without another. */
  readonly prefix: number;
  readonly suffix: number;
}

/** Edits that are looked for: beyond it, all between the first and the last difference counts as replaced. */
const MAX_EDITS = 1_000;

export function diffText(before: string, after: string): readonly LineDifference[] {
  const left = before.split('\n');
  const right = after.split('\n');
  let begin = 0;
  while (begin < left.length && begin < right.length && left[begin] === right[begin]) begin++;
  let end = 0;
  const shorter = Math.min(left.length, right.length) - begin;
  while (end < shorter && left[left.length - 1 - end] === right[right.length - 1 - end]) end++;
  const middle = edits(left.slice(begin, left.length - end), right.slice(begin, right.length - end));
  return paired([...left.slice(0, begin).map(same), ...middle, ...left.slice(left.length - end).map(same)]);
}

function same(text: string): LineDifference {
  return { kind: 'same', text, prefix: 0, suffix: 0 };
}

function removed(text: string): LineDifference {
  return { kind: 'removed', text, prefix: 0, suffix: 0 };
}

function added(text: string): LineDifference {
  return { kind: 'added', text, prefix: 0, suffix: 0 };
}

/** The shortest way from `left` to `right`: furthest points by diagonal, kept for each number of edits to walk back. */
function edits(left: readonly string[], right: readonly string[]): LineDifference[] {
  const replaced = () => [...left.map(removed), ...right.map(added)];
  if (left.length === 0 || right.length === 0) return replaced();
  const most = Math.min(left.length + right.length, MAX_EDITS);
  const furthest = new Int32Array(2 * most + 3);
  const middle = most + 1;
  const traces: Int32Array[] = [];
  for (let edit = 0; edit <= most; edit++) {
    traces.push(furthest.slice());
    for (let diagonal = -edit; diagonal <= edit; diagonal += 2) {
      const isDown =
        diagonal === -edit ||
        (diagonal !== edit && at(furthest, middle + diagonal - 1) < at(furthest, middle + diagonal + 1));
      let x = isDown ? at(furthest, middle + diagonal + 1) : at(furthest, middle + diagonal - 1) + 1;
      while (x < left.length && x - diagonal < right.length && left[x] === right[x - diagonal]) x++;
      furthest[middle + diagonal] = x;
      if (x >= left.length && x - diagonal >= right.length) return walkBack(traces, middle, left, right);
    }
  }
  return replaced();
}

function walkBack(
  traces: readonly Int32Array[],
  middle: number,
  left: readonly string[],
  right: readonly string[],
): LineDifference[] {
  const lines: LineDifference[] = [];
  let x = left.length;
  let y = right.length;
  for (let edit = traces.length - 1; edit >= 0; edit--) {
    const furthest = traces[edit] as Int32Array;
    const diagonal = x - y;
    const isDown =
      diagonal === -edit ||
      (diagonal !== edit && at(furthest, middle + diagonal - 1) < at(furthest, middle + diagonal + 1));
    const fromDiagonal = isDown ? diagonal + 1 : diagonal - 1;
    const fromX = edit === 0 ? 0 : at(furthest, middle + fromDiagonal);
    const fromY = edit === 0 ? 0 : fromX - fromDiagonal;
    while (x > fromX && y > fromY) {
      x--;
      y--;
      lines.push(same(left[x] as string));
    }
    if (edit === 0) break;
    if (isDown) lines.push(added(right[--y] as string));
    else lines.push(removed(left[--x] as string));
  }
  return lines.reverse();
}

function at(array: Int32Array, index: number): number {
  return array[index] as number;
}

/** Runs of removed lines and the added ones after them are each other's, line by line. */
function paired(lines: readonly LineDifference[]): LineDifference[] {
  const result: LineDifference[] = [];
  for (let i = 0; i < lines.length; ) {
    const run: LineDifference[] = [];
    while (i < lines.length && lines[i]?.kind !== 'same') run.push(lines[i++] as LineDifference);
    const gone = run.filter(({ kind }) => kind === 'removed');
    const come = run.filter(({ kind }) => kind === 'added');
    const marks = gone.map(({ text }, n) => common(text, come[n]?.text));
    // One by one: a hundred thousand arguments of one call exhaust the stack.
    for (const [n, line] of gone.entries()) result.push({ ...line, ...marks[n] });
    for (const [n, line] of come.entries()) result.push({ ...line, ...marks[n] });
    if (i < lines.length) result.push(lines[i++] as LineDifference);
  }
  return result;
}

function common(one: string, other: string | undefined): { readonly prefix: number; readonly suffix: number } {
  if (other === undefined) return { prefix: 0, suffix: 0 };
  const shorter = Math.min(one.length, other.length);
  let prefix = 0;
  while (prefix < shorter && one[prefix] === other[prefix]) prefix++;
  // A character of two units stays whole.
  if (prefix > 0 && /[\ud800-\udbff]/.test(one[prefix - 1] ?? '')) prefix--;
  let suffix = 0;
  while (suffix < shorter - prefix && one[one.length - 1 - suffix] === other[other.length - 1 - suffix]) suffix++;
  if (suffix > 0 && /[\udc00-\udfff]/.test(one[one.length - suffix] ?? '')) suffix--;
  return { prefix, suffix };
}
