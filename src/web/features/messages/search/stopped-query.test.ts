import { expect, it } from 'vitest';
import { EVERY_MESSAGE } from '../../../../core/log/message-query.ts';
import { stoppedQuery } from './stopped-query.ts';

it('gives up the text first, then the rest', () => {
  const both = { ...EVERY_MESSAGE, text: 'a', qos: 1 as const };
  expect(stoppedQuery(both)).toEqual({ ...EVERY_MESSAGE, qos: 1 });
  expect(stoppedQuery(stoppedQuery(both))).toEqual(EVERY_MESSAGE);
});
