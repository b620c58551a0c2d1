import { expect, test } from 'vitest';
import { splitCode } from './code-text.tsx';

const read = (text: string) => splitCode(text).map(({ code, piece }) => (code ? `<${piece}>` : piece));

test('what stands between back ticks is code', () => {
  expect(read('use `a/+`, not `a+`')).toEqual(['use ', '<a/+>', ', not ', '<a+>']);
  expect(read('`ws://`')).toEqual(['<ws://>']);
});

test('a back tick without a partner is text', () => {
  expect(read('one ` alone')).toEqual(['one ` alone']);
  expect(read('')).toEqual([]);
});
