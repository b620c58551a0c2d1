import { describe, expect, it } from 'vitest';
import type { ConnectionProfile } from '../../../../core/mqtt/connection-profile.ts';
import { changedFields, newDraft, profileFields, withScheme, withSettings } from './profile-draft.ts';

const draft = newDraft({}, 'loupe-1');

describe('withScheme', () => {
  it('moves the port with the protocol', () => {
    expect((['ws', 'wss', 'mqtt', 'mqtts'] as const).map((scheme) => withScheme(draft, scheme).port)).toEqual([
      '8083',
      '8084',
      '1883',
      '8883',
    ]);
  });

  it('leaves a port alone that a person chose, and keeps the path', () => {
    const edited = { ...draft, port: '9001', portEdited: true, path: '/ws' };
    const there = withScheme(edited, 'mqtt');
    expect(there).toMatchObject({ scheme: 'mqtt', port: '9001', path: '/ws' });
    expect(withScheme({ ...edited, port: ' ' }, 'mqtt').port).toBe('1883');
  });

  it('takes the port of a saved profile for chosen unless it is the default one', () => {
    const endpoint = { scheme: 'ws', host: 'h', port: 9001, path: '/mqtt' } as const;
    expect(withScheme(newDraft({ endpoint }, ''), 'wss').port).toBe('9001');
    expect(withScheme(newDraft({ endpoint: { ...endpoint, port: 8083 } }, ''), 'wss').port).toBe('8084');
  });
});

describe('profileFields', () => {
  it('names a profile by its host where it has no name', () => {
    expect(profileFields({ ...draft, host: 'h' }).name).toBe('h');
    expect(profileFields({ ...draft, host: 'h', name: ' Lab ' }).name).toBe('Lab');
  });

  it('gives a path its slash, and leaves an empty user name out', () => {
    const fields = profileFields({ ...draft, host: 'h', path: 'ws', username: '' });
    expect(fields.endpoint.path).toBe('/ws');
    expect(fields.username).toBeUndefined();
  });
});

describe('changedFields', () => {
  const stored: ConnectionProfile = {
    ...profileFields({ ...draft, host: 'h' }),
    ...{ id: 'a', order: 1, createdAt: 1, updatedAt: 1 },
    username: '',
    color: 9,
  };

  it('keeps what the form does not change, and what somebody else has changed meanwhile', () => {
    const opened = newDraft(stored, '');
    const current = { ...stored, keepAliveS: 5, subscriptions: [{ filter: 'a', qos: 0, color: 1 }] } as const;
    const fields = changedFields(current, opened, { ...opened, name: 'new', clientId: 'other' });
    expect({ ...current, ...fields }).toEqual({ ...current, name: 'new', clientId: 'other' });
  });
});

it('takes over what a test proposes', () => {
  const endpoint = { scheme: 'wss', host: 'h', port: 443, path: '/ws' } as const;
  const changed = withSettings(draft, { endpoint, version: 4, tls: { acceptedSha256: 'AB' }, password: 'p' });
  expect(changed).toMatchObject({ scheme: 'wss', port: '443', path: '/ws', version: 4, tls: { acceptedSha256: 'AB' } });
  expect(changed.secrets.password).toEqual({ typed: 'p', stored: false });
  expect(changed.clientId).toBe(draft.clientId);
});
