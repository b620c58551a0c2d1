import { expect, it } from 'vitest';
import type { CompanionInfo } from '../../../../core/protocol/companion-contract.ts';
import { addressNote } from './address-notes.ts';

const info: CompanionInfo = {
  app: 'mqtt-loupe',
  version: '1.0.0',
  embeddedBroker: null,
  bridge: { enabled: true, token: 't', targets: null },
};
const here = { companion: { known: true, info }, pageIsHttps: false };
const staticHost = { companion: { known: true, info: null }, pageIsHttps: true };
const mqtt = { scheme: 'mqtt', host: 'h', port: '1883' } as const;
const ws = { scheme: 'ws', host: 'h', port: '9001' } as const;

it('knows what needs the companion', () => {
  expect(addressNote(mqtt, here)).toBeNull();
  expect(addressNote(mqtt, staticHost)).toEqual({ kind: 'bridge-missing', scheme: 'mqtt://' });
  expect(addressNote(mqtt, { ...staticHost, companion: { known: false, info: null } })).toBeNull();
  const off: CompanionInfo = { ...info, bridge: { enabled: false, reason: 'not-loopback' } };
  expect(addressNote(mqtt, { ...here, companion: { known: true, info: off } })).toMatchObject({
    kind: 'bridge-missing',
  });
});

it('knows what the companion may reach', () => {
  const some: CompanionInfo = { ...info, bridge: { enabled: true, token: 't', targets: ['h:1883'] } };
  const surroundings = { ...here, companion: { known: true, info: some } };
  expect(addressNote(mqtt, surroundings)).toBeNull();
  expect(addressNote({ ...mqtt, port: '1884' }, surroundings)).toEqual({ kind: 'bridge-targets', targets: ['h:1883'] });
});

it('knows what an https page may not open', () => {
  expect(addressNote(ws, staticHost)).toEqual({ kind: 'mixed-content' });
  expect(addressNote({ ...ws, host: '127.0.0.1' }, staticHost)).toBeNull();
  expect(addressNote({ ...ws, host: '' }, staticHost)).toBeNull();
  expect(addressNote(ws, here)).toBeNull();
  expect(addressNote({ ...ws, scheme: 'wss' }, staticHost)).toBeNull();
});
