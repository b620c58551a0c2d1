// The variables that need no definition. Each says from its words whether it is written rightly, once, and what it stands
// for with every publish.
import type { TemplateScope } from './template-scope.ts';

/** What stands for a variable; null: it is not there (a message without that field, no row). */
export type VariableReader = (scope: TemplateScope) => string | null;

/** Undefined: no built-in variable has this name. Null: its words are not what it takes. */
export function builtInVariable(name: string, words: readonly string[]): VariableReader | null | undefined {
  const make = Object.hasOwn(BUILT_IN, name) ? BUILT_IN[name] : undefined;
  return make?.(words);
}

export const BUILT_IN_NAMES: readonly string[] = ['now', 'uuid', 'random', 'pick', 'counter'];

const BUILT_IN: Readonly<Record<string, (words: readonly string[]) => VariableReader | null>> = {
  now: (words) => {
    const format = words.join(' ');
    switch (format) {
      case '':
        return ({ now }) => new Date(now()).toISOString();
      case 'ms':
        return ({ now }) => String(now());
      case 's':
        return ({ now }) => String(Math.floor(now() / 1000));
      default:
        return TIME_PART.test(format) ? ({ now }) => formatTime(now(), format) : null;
    }
  },
  uuid: (words) => (words.length === 0 ? ({ uuid }) => uuid() : null),
  random: (words) => {
    if (words.length === 0) return ({ random }) => String(random());
    const [from = '', to = '', digits, ...rest] = words;
    if (!isNumber(from) || !isNumber(to) || rest.length > 0) return null;
    if (digits !== undefined && !/^\d\d?$/u.test(digits)) return null;
    const low = Math.min(Number(from), Number(to));
    const high = Math.max(Number(from), Number(to));
    const decimals = digits === undefined ? Math.max(decimalsOf(from), decimalsOf(to)) : Number(digits);
    // Whole numbers include both ends.
    if (decimals === 0) return ({ random }) => String(Math.floor(low + random() * (Math.floor(high) - low + 1)));
    return ({ random }) => (low + random() * (high - low)).toFixed(decimals);
  },
  pick: (words) => (words.length === 0 ? null : ({ random }) => words[Math.floor(random() * words.length)] ?? null),
  counter: ([start = '1', step = '1', ...rest]) => {
    if (!isInteger(start) || !isInteger(step) || rest.length > 0) return null;
    const first = Number(start);
    const each = Number(step);
    return ({ counter }) => String(first + (counter - 1) * each);
  },
};

const TIME_PART = /yyyy|MM|dd|HH|mm|ss|SSS/u;
const TIME_PARTS = new RegExp(TIME_PART, 'gu');
/** Where each part stands in `2023-11-14T22:13:20.123Z`. */
const TIME_PLACES: Readonly<Record<string, readonly [number, number]>> = {
  ...{ yyyy: [0, 4], MM: [5, 7], dd: [8, 10], HH: [11, 13], mm: [14, 16], ss: [17, 19], SSS: [20, 23] },
};

/** As in `yyyy-MM-dd HH:mm:ss.SSS`, in UTC. */
function formatTime(ms: number, format: string): string {
  const iso = new Date(ms).toISOString();
  return format.replace(TIME_PARTS, (part) => iso.slice(...(TIME_PLACES[part] as [number, number])));
}

function isNumber(word: string): boolean {
  return /^-?\d{1,15}(\.\d{1,15})?$/u.test(word);
}

function isInteger(word: string): boolean {
  return /^-?\d{1,15}$/u.test(word);
}

function decimalsOf(word: string): number {
  return (word.split('.')[1] ?? '').length;
}
