import { expect, it } from 'vitest';
import type { ConnectProperties } from '../../../../../core/mqtt/connection-profile.ts';
import { connectProperties, type PropertiesDraft, propertiesDraft, propertiesFaults } from './properties-draft.ts';
import { NO_SECRETS } from './secret-drafts.ts';

const ALL: ConnectProperties = {
  sessionExpiryIntervalS: 0,
  receiveMaximum: 1,
  maximumPacketSize: 4_294_967_295,
  topicAliasMaximum: 65_535,
  requestResponseInformation: true,
  requestProblemInformation: false,
  userProperties: [['a', 'b']],
  authenticationMethod: 'SCRAM-SHA-1',
  authenticationDataEncoding: 'hex',
};

it('gives the properties back as they were', () => {
  expect(connectProperties(propertiesDraft(ALL))).toEqual(ALL);
  expect(connectProperties(propertiesDraft())).toBeUndefined();
});

const data = (typed: string) => ({ ...NO_SECRETS, authenticationData: { typed, stored: false } });

it.each<[Partial<PropertiesDraft>, string, object]>([
  [{}, '', {}],
  [{ sessionExpiry: ' 4294967295 ' }, '', {}],
  [{ sessionExpiry: '4294967296' }, '', { 'v5.sessionExpiry': 'number-0-u32' }],
  [{ receiveMaximum: '0' }, '', { 'v5.receiveMaximum': 'number-1-65535' }],
  [{ receiveMaximum: '65536' }, '', { 'v5.receiveMaximum': 'number-1-65535' }],
  [{ maximumPacketSize: '0' }, '', { 'v5.maximumPacketSize': 'number-1-u32' }],
  [{ topicAliasMaximum: '0' }, '', {}],
  [{ topicAliasMaximum: '1e3' }, '', { 'v5.topicAliasMaximum': 'number-0-65535' }],
  [{}, 'x', { 'v5.authenticationData': 'data-without-method' }],
  [{ authenticationMethod: 'M' }, 'x', {}],
  [{ authenticationMethod: 'M', authenticationEncoding: 'hex' }, 'x', { 'v5.authenticationData': 'binary-hex' }],
  [{ authenticationMethod: '\0' }, '', { 'v5.authenticationMethod': 'text-null' }],
])('%j with data %j: %j', (change, typed, faults) => {
  expect(propertiesFaults({ ...propertiesDraft(), ...change }, data(typed))).toEqual(faults);
});
