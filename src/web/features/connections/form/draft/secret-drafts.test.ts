import { expect, it } from 'vitest';
import { NO_SECRETS, secretsChange, secretsToUse, withStored } from './secret-drafts.ts';

const initial = withStored(NO_SECRETS, ['password', 'clientKey']);

it('changes what was typed, forgets what was to be forgotten, and leaves the rest', () => {
  expect(secretsChange(initial, initial, false)).toEqual({});
  const changed = {
    ...initial,
    password: { typed: '', stored: false },
    clientKeyPassphrase: { typed: 'open', stored: false },
  };
  expect(secretsChange(changed, initial, false)).toEqual({ password: null, clientKeyPassphrase: 'open' });
});

it('stores no password that is asked for every time', () => {
  const typed = { ...initial, password: { typed: 'secret', stored: true } };
  expect(secretsChange(typed, initial, true)).toEqual({ password: null });
});

it('connects with what was typed, else with what is stored and to stay', () => {
  const stored = { password: 'old', clientKey: 'key' };
  expect(secretsToUse(initial, stored)).toEqual(stored);
  const changed = { ...initial, password: { typed: 'new', stored: true }, clientKey: { typed: '', stored: false } };
  expect(secretsToUse(changed, stored)).toEqual({ password: 'new' });
});
