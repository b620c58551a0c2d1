import fc from 'fast-check';
import { expect, it } from 'vitest';
import { builtExchange, repeatedExchange } from '../../../../testing/built-exchange.ts';
import { PLAIN_TEXTS } from '../../../../testing/diagram-texts.ts';
import type { Shape } from './diagram-shapes.ts';
import { layoutExchange } from './exchange-layout.ts';
import { gapPx } from './time-scale.ts';

function textsOf(shapes: readonly Shape[], style: Shape['style']): readonly string[] {
  return shapes.flatMap((shape) => (shape.kind === 'text' && shape.style === style ? [shape.text] : []));
}

it('has a row a step in the true order, each with its time and the gap before it', () => {
  const { rows, shapes } = layoutExchange(repeatedExchange(), 400, PLAIN_TEXTS);
  expect(rows.map(({ step }) => step.seq)).toEqual([100, 101, 102, 103, 104, 105, 106]);
  for (const [at, row] of rows.entries()) {
    const before = rows[at - 1];
    if (before) expect(row.y).toBeGreaterThanOrEqual(before.y + before.height);
  }
  expect(textsOf(shapes, 'time')).toEqual([
    '12:41:01.102',
    '12:41:01.106',
    '12:41:05.396',
    '12:41:05.398',
    '12:41:05.407',
    '12:41:05.408',
    '12:41:05.419',
  ]);
  expect(textsOf(shapes, 'gap')).toEqual(['4 ms', '2 ms', '9 ms', '1 ms', '11 ms']);
  expect(textsOf(shapes, 'longGap')).toEqual(['4.29 s']);
  expect(textsOf(shapes, 'label')).toEqual(['PUBLISH', 'PUBLISH DUP', 'PUBREC', 'PUBREL', 'PUBCOMP']);
});

it('draws what was not answered broken off, with a cross and a word', () => {
  const { shapes } = layoutExchange(repeatedExchange(), 400, PLAIN_TEXTS);
  expect(shapes.filter(({ style }) => style === 'arrowOpen')).toHaveLength(1);
  expect(shapes.filter(({ style }) => style === 'arrow')).toHaveLength(4);
  expect(textsOf(shapes, 'crossText')).toEqual(['no answer']);
  expect(textsOf(shapes, 'closedText')).toEqual(['connection closed, code 1006']);
  expect(textsOf(shapes, 'eventText')).toEqual(['CONNECT, CONNACK: session present']);
});

it('points each arrow to who receives it', () => {
  const { shapes } = layoutExchange(builtExchange(['> PUBLISH', '< PUBACK'], { qos: 1 }), 400, PLAIN_TEXTS);
  const [out, back] = shapes.filter((shape) => shape.kind === 'line' && shape.style === 'arrow');
  if (out?.kind !== 'line' || back?.kind !== 'line') throw new Error('no arrows');
  expect([out.x2 > out.x1, out.y2 > out.y1, back.x2 < back.x1, back.y2 > back.y1]).toEqual([true, true, true, true]);
});

it('marks what breaks the protocol', () => {
  const { shapes } = layoutExchange(builtExchange(['> PUBLISH', '< PUBREC fault']), 400, PLAIN_TEXTS);
  expect(textsOf(shapes, 'labelFault')).toEqual(['⚠ PUBREC']);
});

it('draws nothing outside, at any width', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2000 }), (wanted) => {
      const { width, height, shapes } = layoutExchange(repeatedExchange(), wanted, PLAIN_TEXTS);
      for (const shape of shapes) {
        if (shape.kind === 'path') continue;
        const [x, y] = shape.kind === 'line' ? [shape.x2, shape.y2] : [shape.x, shape.y];
        expect(x >= 0 && x <= width && y >= 0 && y <= height).toBe(true);
      }
    }),
  );
});

it('never gives a longer gap less room, and equal ones the same', () => {
  const ms = fc.double({ min: 0, max: 1e7, noNaN: true });
  fc.assert(fc.property(ms, ms, (a, b) => gapPx(Math.max(a, b)) >= gapPx(Math.min(a, b))));
});
