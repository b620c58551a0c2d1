// Where a regular expression that the browser refuses goes wrong. Browsers say it in their own words, in English and
// without a place, so the faults that people make most are found here; the browser stays the judge of what is one.

export interface PatternPlace {
  readonly kind:
    | 'open-group'
    | 'stray-close'
    | 'open-class'
    | 'nothing-to-repeat'
    | 'end-backslash'
    | 'range-order'
    | 'repeat-order'
    | 'group-kind';
  /** UTF-16 units from the begin of the expression. */
  readonly at: number;
}

const REPEAT = /[*+?]\??|\{(\d+)(?:(,)(\d*))?\}\??/y;
const GROUP_KIND = /\?(?:[:=!]|<[=!]|<[\p{ID_Start}$_][\p{ID_Continue}$]*>)/uy;

/** Null: none of the faults that are known here. */
export function locatePatternFault(source: string): PatternPlace | null {
  const open: number[] = [];
  /** Whether something stands before that a quantifier can repeat. */
  let repeatable = false;
  for (let at = 0; at < source.length; ) {
    const character = source[at];
    const repeat = match(REPEAT, source, at);
    if (repeat) {
      if (!repeatable) return { kind: 'nothing-to-repeat', at };
      const [whole, min, , max] = repeat;
      if (min !== undefined && max && Number(min) > Number(max)) return { kind: 'repeat-order', at };
      repeatable = false;
      at += whole.length;
      continue;
    }
    repeatable = true;
    if (character === '\\') {
      if (at + 1 === source.length) return { kind: 'end-backslash', at };
      at += 2;
    } else if (character === '[') {
      const inside = readClass(source, at);
      if (typeof inside !== 'number') return inside;
      at = inside;
    } else if (character === '(') {
      open.push(at++);
      repeatable = false;
      if (source[at] !== '?') continue;
      const kind = match(GROUP_KIND, source, at);
      if (!kind) return { kind: 'group-kind', at };
      at += kind[0].length;
    } else if (character === ')') {
      if (open.pop() === undefined) return { kind: 'stray-close', at };
      at++;
    } else {
      repeatable = character !== '|' && character !== '^';
      at++;
    }
  }
  const unclosed = open.at(-1);
  return unclosed === undefined ? null : { kind: 'open-group', at: unclosed };
}

/** Where a class that begins at `start` ends, or what is wrong with it. */
function readClass(source: string, start: number): number | PatternPlace {
  let at = source[start + 1] === '^' ? start + 2 : start + 1;
  while (at < source.length && source[at] !== ']') {
    const from = at;
    const low = plainCharacter(source, at);
    at += low.length;
    if (source[at] !== '-' || at + 1 >= source.length || source[at + 1] === ']') continue;
    const high = plainCharacter(source, at + 1);
    const isPlain = low[0] !== '\\' && high[0] !== '\\';
    if (isPlain && (low.codePointAt(0) ?? 0) > (high.codePointAt(0) ?? 0)) return { kind: 'range-order', at: from };
    at += 1 + high.length;
  }
  return at < source.length ? at + 1 : { kind: 'open-class', at: start };
}

/** One character of a class, an escape as two. */
function plainCharacter(source: string, at: number): string {
  if (source[at] === '\\') return source.slice(at, at + 2);
  return String.fromCodePoint(source.codePointAt(at) ?? 0);
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
