import { expect, it } from 'vitest';
import { builtExchange, repeatedExchange } from '../../../../testing/built-exchange.ts';
import { PLAIN_TEXTS } from '../../../../testing/diagram-texts.ts';
import { exchangeSvg } from './exchange-svg.ts';
import { exchangeText } from './exchange-text.ts';

const TITLE = { title: 'factory/line3/cmd', subtitle: '22 November 2026' };

it('is a picture that needs nothing else', () => {
  const { svg, width, height } = exchangeSvg(repeatedExchange(), PLAIN_TEXTS, TITLE, 0);
  expect(svg).toContain(`width="${width}" height="${height}"`);
  expect(svg.match(/https?:[^"]*/g)).toEqual(['http://www.w3.org/2000/svg']);
  expect(svg).not.toMatch(/url\(|var\(|<style|class=|href/);
  expect(new Set(svg.match(/font-family="[^"]*"/g))).toEqual(
    new Set(['font-family="sans-serif"', 'font-family="monospace"']),
  );
  for (const said of ['factory/line3/cmd', '22 November 2026', 'PUBLISH DUP', '4.29 s', 'complete after 4.317 s'])
    expect(svg).toContain(`>${said}</text>`);
});

it('holds a topic that is markup, or no XML at all, as text', () => {
  const title = '</title><script>"x"&\u0000\ud800';
  const { svg } = exchangeSvg(builtExchange(['> PUBLISH']), PLAIN_TEXTS, { ...TITLE, title }, 0);
  expect(svg).not.toContain('<script>');
  expect(svg).toContain('<title>&#60;/title&#62;&#60;script&#62;&#34;x&#34;&#38;��</title>');
});

it('is a drawing in text, its columns one below the other', () => {
  const drawing = exchangeText(repeatedExchange(), PLAIN_TEXTS, 'factory/line3/cmd', 0);
  const lines = drawing.split('\n');
  expect(lines[0]).toBe('factory/line3/cmd');
  const rows = lines.filter((line) => /^\d\d:/.test(line));
  expect(rows.map((line) => line.slice(0, 12))).toEqual([
    '12:41:01.102',
    '12:41:01.106',
    '12:41:05.396',
    '12:41:05.398',
    '12:41:05.407',
    '12:41:05.408',
    '12:41:05.419',
  ]);
  expect(rows.map((line) => line[14])).toEqual(['#', '#', '#', '#', ':', ':', '|']);
  expect(rows.map((line) => line[51])).toEqual(['|', '|', '|', ':', ':', '|', '|']);
  expect(rows[0]).toContain('x no answer');
  expect(rows[3]).toContain('-->:');
  expect(drawing).toContain('PUBLISH DUP');
  expect(drawing).toContain('[ connection closed, code 1006 ]');
  expect(drawing).toContain('complete after 4.317 s');
});
