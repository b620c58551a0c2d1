import { expect, it } from 'vitest';
import { PROPERTY, type PropertyEntry } from '../mqtt/property.ts';
import { publishOptions } from './mosquitto-publish.ts';

const properties: readonly PropertyEntry[] = [
  { id: PROPERTY.contentType, name: 'Content Type', value: 'text/plain' },
  { id: PROPERTY.correlationData, name: 'Correlation Data', value: new TextEncoder().encode('order 17') },
  { id: PROPERTY.userProperty, name: 'User Property', value: ['site', 'tver 2'] },
  { id: PROPERTY.subscriptionIdentifier, name: 'Subscription Identifier', value: 7 },
];

it('sends a message with its QoS, flag and properties', () => {
  expect(publishOptions({ payload: '{"on":true}', qos: 1, retain: true, properties }, 5)).toEqual([
    ['-q', '1'],
    ['-r'],
    ['-m', '{"on":true}'],
    ['-D', 'publish', 'content-type', 'text/plain'],
    ['-D', 'publish', 'correlation-data', 'order 17'],
    ['-D', 'publish', 'user-property', 'site', 'tver 2'],
  ]);
});

it('sends no properties before version 5, and nothing where there is nothing', () => {
  expect(publishOptions({ payload: '', qos: 0, retain: false, properties }, 4)).toEqual([['-n']]);
});

it('leaves out what a command cannot carry', () => {
  const correlation = { id: PROPERTY.correlationData, name: 'Correlation Data', value: Uint8Array.of(0xff) };
  expect(publishOptions({ payload: 'a', qos: 0, retain: false, properties: [correlation] }, 5)).toEqual([['-m', 'a']]);
});
