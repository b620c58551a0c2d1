import { expect, test } from 'vitest';
import type { ConnectionSettings } from '../../../../core/mqtt/connection-profile.ts';
import { testSettings } from './test-settings.ts';

const SETTINGS: ConnectionSettings = {
  endpoint: { scheme: 'ws', host: 'h', port: 9001, path: '/mqtt' },
  version: 5,
  clientId: 'loupe-01234567',
  username: 'u',
  password: 'p',
  keepAliveS: 60,
  cleanStart: true,
  will: { topic: 'gone', payload: { text: '', encoding: 'utf8' }, qos: 0, retain: false },
  properties: { sessionExpiryIntervalS: 3600, receiveMaximum: 5 },
};

test('no will, no session that outlives the test, no reconnect', () => {
  const { settings, ownClientId } = testSettings(SETTINGS, []);
  expect(settings).toMatchObject({ cleanStart: true, will: undefined, reconnect: { enabled: false }, password: 'p' });
  expect(settings.properties).toEqual({ sessionExpiryIntervalS: undefined, receiveMaximum: 5 });
  expect([settings.clientId, ownClientId]).toEqual(['loupe-01234567', false]);
});

test('a kept session and a client id in use are left alone', () => {
  expect(testSettings({ ...SETTINGS, cleanStart: false }, []).settings.clientId).toBe('loupe-01234567-test');
  expect(testSettings(SETTINGS, ['loupe-01234567'])).toMatchObject({ ownClientId: true });
  expect(testSettings({ ...SETTINGS, clientId: '', cleanStart: false }, [''])).toMatchObject({
    ownClientId: false,
    settings: { clientId: '' },
  });
});

test('a client id of MQTT 3.1 stays within 23 characters', () => {
  const long = { ...SETTINGS, version: 3, clientId: 'x'.repeat(23), cleanStart: false } as const;
  expect(testSettings(long, []).settings.clientId).toBe(`${'x'.repeat(18)}-test`);
});
