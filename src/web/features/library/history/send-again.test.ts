import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { EMPTY_TEMPLATE } from '../../../../core/publish/publish-template.ts';
import { queuedOf } from '../../../state/queued-publishes.ts';
import { sendAgain } from './send-again.ts';

it('counts on from publish to publish, as the form does', async () => {
  const template = { ...EMPTY_TEMPLATE, topic: 'n/{{counter}}' };
  expect(await sendAgain('p', template)).toBeNull();
  expect(await sendAgain('p', template)).toBeNull();
  expect(queuedOf('p').map(({ message }) => message.topic)).toEqual(['n/1', 'n/2']);
  expect(await sendAgain('p', { ...template, topic: '{{nobody}}' })).toMatchObject({ kind: 'variable' });
});
