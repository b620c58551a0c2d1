import { describe, expect, it } from 'vitest';
import { labBlocks, labSpans, plainText } from './lab-markup.ts';

describe('a lab’s text', () => {
  it('has paragraphs, lists and code', () => {
    expect(labBlocks('One\ntwo.\n\nThree:\n- a\n  b\n- c\n\n1. d\n2. e\n```\n- x\n\ny\n```\nend')).toEqual([
      { kind: 'paragraph', text: 'One two.' },
      { kind: 'paragraph', text: 'Three:' },
      { kind: 'unordered', items: ['a b', 'c'] },
      { kind: 'ordered', items: ['d', 'e'] },
      { kind: 'code', text: '- x\n\ny' },
      { kind: 'paragraph', text: 'end' },
    ]);
  });

  it('keeps code that nobody has ended', () => {
    expect(labBlocks('```\na')).toEqual([{ kind: 'code', text: 'a' }]);
  });

  it('has spans', () => {
    expect(labSpans('Send `a/**b**` to **all** <b>')).toEqual([
      { kind: 'text', text: 'Send ' },
      { kind: 'code', text: 'a/**b**' },
      { kind: 'text', text: ' to ' },
      { kind: 'strong', text: 'all' },
      { kind: 'text', text: ' <b>' },
    ]);
    expect(labSpans('**And `#` alone?** `+`')).toEqual([
      { kind: 'strong', text: 'And ' },
      { kind: 'code', text: '#' },
      { kind: 'strong', text: ' alone?' },
      { kind: 'text', text: ' ' },
      { kind: 'code', text: '+' },
    ]);
    expect(plainText('**Why `a`?**')).toBe('Why a?');
    expect(plainText('Send `a` to **all**')).toBe('Send a to all');
  });
});
