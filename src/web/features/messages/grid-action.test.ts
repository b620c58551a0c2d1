import { expect, it } from 'vitest';
import { actionOfKey } from './grid-action.ts';

const plain = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };

it.each([
  [{ ...plain, key: 'c' }, 'KeyC', 'copy-payload'],
  [{ ...plain, key: 'с' }, 'KeyC', 'copy-payload'],
  [{ ...plain, key: 'C', shiftKey: true }, 'KeyC', 'copy-topic'],
  [{ ...plain, key: 'c', metaKey: true }, 'KeyC', 'copy-payload'],
  [{ ...plain, key: 'a', ctrlKey: true }, 'KeyA', 'pick-all'],
  [{ ...plain, key: 'b', ctrlKey: true }, 'KeyB', null],
  [{ ...plain, key: 'p' }, 'KeyP', 'publish'],
  [{ ...plain, key: 'p', altKey: true }, 'KeyP', null],
  [{ ...plain, key: 'Enter' }, 'Enter', 'open'],
  [{ ...plain, key: 'x' }, 'KeyX', null],
])('%j', (key, code, action) => {
  expect(actionOfKey(key, code)).toBe(action);
});
