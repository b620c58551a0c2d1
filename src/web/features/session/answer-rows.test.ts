import { expect, test } from 'vitest';
import type { ServerLimits, SessionInfo } from '../../../core/protocol/engine-contract.ts';
import { limitRows, propertyText, sessionRows } from './answer-rows.ts';

const LIMITS: ServerLimits = {
  receiveMaximum: 65_535,
  maximumQos: 2,
  retainAvailable: true,
  maximumPacketSize: null,
  topicAliasMaximum: 0,
  wildcardSubscriptions: true,
  subscriptionIdentifiers: true,
  sharedSubscriptions: true,
};

const SESSION: SessionInfo = {
  version: 5,
  sessionPresent: false,
  clientId: 'loupe-1',
  assignedClientId: false,
  keepAliveS: 60,
  connackMs: 3,
  limits: LIMITS,
  properties: [],
};

test('a broker that announces nothing restricts nothing', () => {
  const rows = limitRows(LIMITS, []);
  expect(rows).toHaveLength(8);
  expect(rows.filter(({ restricts, announced }) => restricts || announced)).toEqual([]);
});

test('an announced limit is marked as such', () => {
  const rows = limitRows({ ...LIMITS, maximumQos: 1, maximumPacketSize: 2048, sharedSubscriptions: false }, [
    { id: 0x24, name: 'Maximum QoS', value: 1 },
    { id: 0x27, name: 'Maximum Packet Size', value: 2048 },
    { id: 0x2a, name: 'Shared Subscription Available', value: 0 },
    { id: 0x22, name: 'Topic Alias Maximum', value: 0 },
  ]);
  expect(rows.filter((row) => row.announced).map((row) => row.name)).toEqual([
    'Maximum QoS',
    'Maximum Packet Size',
    'Topic Alias Maximum',
    'Shared Subscription Available',
  ]);
  expect(rows.filter((row) => row.restricts).map((row) => row.name)).toEqual([
    'Maximum QoS',
    'Maximum Packet Size',
    'Shared Subscription Available',
  ]);
});

test('says where the client id comes from', () => {
  const meaning = (session: SessionInfo) => sessionRows(session).find(({ field }) => field === 'clientId')?.meaning;
  expect(meaning(SESSION)).toBe('clientIdOwn');
  expect(meaning({ ...SESSION, assignedClientId: true })).toBe('clientIdAssigned');
  expect(meaning({ ...SESSION, clientId: '' })).toBe('clientIdNone');
});

test('shows property values of every kind as text', () => {
  expect(propertyText(7)).toBe('7');
  expect(propertyText('a')).toBe('a');
  expect(propertyText(['k', 'v'])).toBe('k = v');
  expect(propertyText(Uint8Array.of(0, 255))).toBe('00 ff');
});
