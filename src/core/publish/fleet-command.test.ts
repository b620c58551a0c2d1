import { expect, it } from 'vitest';
import { readFleetCommand } from './fleet-command.ts';

function read(text: string, now = 0): number | null {
  return readFleetCommand(new TextEncoder().encode(text), 'state', now);
}

it.each([
  ['ON', 1],
  ['off', 0],
  ['true', 1],
  [' 1 ', 1],
  ['-3.5', -3.5],
  ['1e3', 1000],
  ['"on"', 1],
  ['{"state":"ON"}', 1],
  ['{"State":false}', 0],
  ['{"state":21.5}', 21.5],
  ['toggle', 1],
])('reads %s', (text, value) => {
  expect(read(text)).toBe(value);
});

it('toggles what is on', () => {
  expect(read('TOGGLE', 1)).toBe(0);
});

it.each(['', 'hello', '{"other":1}', '{"state":{}}', '{"state":null}', '[1]', 'Infinity', '0x10', '{'])(
  'sets nothing by %j',
  (text) => {
    expect(read(text)).toBeNull();
  },
);
