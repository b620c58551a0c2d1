// WCAG 2.2: text has 4.5:1 against what it stands on (1.4.3), marks and the borders of controls 3:1 (1.4.11).
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { must } from '../../../core/base/assert.ts';

type Scheme = 'light' | 'dark';

const TEXT_MIN = 4.5;
const MARK_MIN = 3;

const source = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

function readTokens(css: string): ReadonlyMap<string, Readonly<Record<Scheme, string>>> {
  const tokens = new Map<string, Readonly<Record<Scheme, string>>>();
  for (const [, name, light, dark] of css.matchAll(/--([\w-]+):\s*light-dark\((#[\da-f]{6}),\s*(#[\da-f]{6})\)/g)) {
    tokens.set(must(name, 'name'), { light: must(light, 'light colour'), dark: must(dark, 'dark colour') });
  }
  return tokens;
}

/** Relative luminance of `#rrggbb`, 0 to 1, as WCAG defines it. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** 1 to 21. */
function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

const FRAME = ['surface-app', 'surface-panel', 'surface-sunken', 'surface-raised', 'surface-control'];
const ROWS = [...FRAME, 'surface-hover', 'accent-soft'];
const TINTS = ['in-soft', 'out-soft', 'ok-soft', 'warn-soft', 'error-soft', 'retained-soft'];
const BYTES = ['bytes-fixed', 'bytes-variable', 'bytes-properties', 'bytes-payload'];

/** Foreground -> every background that it is set on. */
const TEXT: Readonly<Record<string, readonly string[]>> = {
  'text-1': [...ROWS, 'surface-press', ...TINTS, ...BYTES, 'qos1-bg'],
  'text-2': [...ROWS, 'surface-press', ...TINTS, ...BYTES, 'qos1-bg'],
  'text-3': [...ROWS, ...TINTS, ...BYTES],
  'accent-text': ROWS,
  'on-accent': ['accent', 'accent-hover', 'error-solid'],
  in: [...ROWS, 'in-soft'],
  out: [...ROWS, 'out-soft'],
  ok: [...ROWS, 'ok-soft'],
  warn: [...ROWS, 'warn-soft'],
  error: [...ROWS, 'error-soft'],
  retained: [...ROWS, 'retained-soft'],
  'qos0-text': [...ROWS, 'qos0-bg'],
  'qos1-text': ['qos1-bg', 'surface-panel', 'surface-sunken', 'accent-soft'],
  'qos2-text': ['qos2-bg'],
  'mark-text': ['mark-bg'],
  'mark-now-text': ['mark-now-bg'],
  'syntax-string': ROWS,
  'syntax-number': ROWS,
  'syntax-word': ROWS,
  'syntax-punct': ROWS,
};

const CATEGORIES = Array.from({ length: 8 }, (_, i) => `cat-${i + 1}`);
const MARKS: Readonly<Record<string, readonly string[]>> = {
  'border-control': FRAME,
  focus: ROWS,
  accent: ['surface-app', 'surface-panel', 'surface-sunken'],
  'qos1-mark': ['surface-panel', 'accent-soft'],
  'qos2-mark': ['surface-panel', 'accent-soft'],
  'qos2-bg': ['surface-panel'],
  ...Object.fromEntries(CATEGORIES.map((name) => [name, ['surface-panel', 'surface-sunken']])),
};

/** One line for each pair under `min`; a name that tokens.css does not have is a fault of this test. */
function pairsBelow(pairs: Readonly<Record<string, readonly string[]>>, scheme: Scheme, min: number): string[] {
  const tokens = readTokens(source);
  const color = (name: string) => must(tokens.get(name), `token ${name}`)[scheme];
  return Object.entries(pairs).flatMap(([front, backs]) =>
    backs.flatMap((back) => {
      const ratio = contrast(color(front), color(back));
      return ratio < min ? [`${front} on ${back}: ${ratio.toFixed(2)}`] : [];
    }),
  );
}

describe.each(['light', 'dark'] as const)('%s', (scheme) => {
  test('text can be read', () => expect(pairsBelow(TEXT, scheme, TEXT_MIN)).toEqual([]));
  test('marks and the borders of controls can be seen', () => expect(pairsBelow(MARKS, scheme, MARK_MIN)).toEqual([]));
});

test('the measure is the one of WCAG', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  // The greys on white that stand just above and just below 4.5:1.
  expect(contrast('#767676', '#ffffff')).toBeGreaterThan(TEXT_MIN);
  expect(contrast('#777777', '#ffffff')).toBeLessThan(TEXT_MIN);
});

test('every colour is written for both schemes', () => {
  const declared = [...source.matchAll(/--([\w-]+):[^;]*#[\da-f]{3,8}/gi)].map(([, name]) => name);
  const known = readTokens(source);
  expect(declared.filter((name) => !known.has(name ?? ''))).toEqual([]);
});
