import { describe, expect, it } from 'vitest';
import { NO_SECRETS } from './draft/secret-drafts.ts';
import { draftFaults, firstFault } from './draft-faults.ts';
import { newDraft, type ProfileDraft } from './profile-draft.ts';

const valid: ProfileDraft = { ...newDraft({}, 'loupe-12345678'), host: 'broker.example' };

function password(typed: string, stored = false): Partial<ProfileDraft> {
  return { secrets: { ...NO_SECRETS, password: { typed, stored } } };
}

describe('draftFaults', () => {
  it('finds nothing wrong with the defaults and a host', () => {
    expect(draftFaults(valid)).toEqual({});
  });

  it.each<[Partial<ProfileDraft>, object]>([
    [{ host: '' }, { host: 'host-empty' }],
    [{ host: '  ' }, { host: 'host-empty' }],
    [{ host: 'a b' }, { host: 'host-space' }],
    [{ host: 'ftp://a' }, { host: 'host-scheme' }],
    [{ host: 'a:99999' }, { host: 'host-port' }],
    [{ host: 'a/b' }, { host: 'host-path' }],
    [{ host: 'ws://a b' }, { host: 'host-space' }],
    [{ host: '1:2:3' }, { host: 'host-ipv6' }],
    [{ host: '::1' }, {}],
    [{ port: '0' }, { port: 'port' }],
    [{ port: '' }, { port: 'port' }],
    [{ port: '65536' }, { port: 'port' }],
    [{ port: '65535' }, {}],
    [{ path: '/a b' }, { path: 'path-space' }],
    [{ path: '/a#b' }, { path: 'path-fragment' }],
    [{ path: '/a#b', scheme: 'mqtt' }, {}],
    [{ path: '' }, {}],
    [{ username: 'a\0' }, { username: 'text-null' }],
    [{ username: '\ud800' }, { username: 'text-surrogate' }],
    [{ username: 'ж'.repeat(32_768) }, { username: 'text-too-long' }],
    [{ username: 'ж'.repeat(32_767) }, {}],
    [{ ...password('x'), version: 4 }, { password: 'password-alone' }],
    [{ ...password('x'), version: 3 }, { password: 'password-alone' }],
    [{ ...password('', true), version: 4 }, { password: 'password-alone' }],
    [{ ...password('x'), version: 5 }, {}],
    [{ ...password('x'), username: 'u', version: 4 }, {}],
    [{ ...password('x'.repeat(65_536)), username: 'u' }, { password: 'text-too-long' }],
    [{ askPassword: true, version: 4 }, { password: 'password-alone' }],
    [{ clientId: '', version: 3 }, { clientId: 'client-id-31' }],
    [{ clientId: 'x'.repeat(24), version: 3 }, { clientId: 'client-id-31' }],
    [{ clientId: 'x'.repeat(23), version: 3 }, {}],
    [{ clientId: 'x'.repeat(24), version: 4 }, {}],
    [{ clientId: '', version: 4, cleanStart: false }, { clientId: 'client-id-needs-clean' }],
    [{ clientId: '', version: 4, cleanStart: true }, {}],
    [{ clientId: '', version: 5, cleanStart: false }, {}],
    [{ clientId: 'a\0' }, { clientId: 'text-null' }],
    [{ keepAlive: '65536' }, { keepAlive: 'keep-alive' }],
    [{ keepAlive: '' }, { keepAlive: 'keep-alive' }],
    [{ keepAlive: '1.5' }, { keepAlive: 'keep-alive' }],
    [{ keepAlive: '0' }, {}],
  ])('%j: %j', (change, expected) => {
    expect(draftFaults({ ...valid, ...change })).toEqual(expected);
  });

  it('names the first field of the form', () => {
    expect(firstFault(draftFaults({ ...valid, keepAlive: 'x', port: 'y' }))).toBe('port');
    expect(firstFault({})).toBeUndefined();
  });
});
