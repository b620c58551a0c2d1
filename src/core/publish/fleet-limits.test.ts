import { expect, it } from 'vitest';
import type { Endpoint } from '../mqtt/endpoint.ts';
import { fleetQuestion, fleetRatePerS, isNearHost } from './fleet-limits.ts';
import { fleetTemplate } from './fleet-templates.ts';

it.each([
  'localhost',
  '127.0.0.1',
  '::1',
  '10.1.2.3',
  '172.16.0.1',
  '192.168.1.7',
  '169.254.3.4',
  'fd12::1',
  'fe80::1',
  'broker',
  'pi.local',
  'mqtt.lan',
])('%s is near', (host) => {
  expect(isNearHost(host)).toBe(true);
});

it.each([
  'test.mosquitto.org',
  '8.8.8.8',
  '172.32.0.1',
  '192.169.0.1',
  '2001:db8::1',
  'local.example',
  '10.example.com',
])('%s is not', (host) => {
  expect(isNearHost(host)).toBe(false);
});

const endpoint = (host: string) => ({ scheme: 'ws', host, port: 9001, path: '/' }) as Endpoint;

it('asks where there are many, or the broker is not one of one’s own', () => {
  const few = fleetTemplate('weather', 'a');
  expect(fleetQuestion(few, endpoint('localhost'))).toBeNull();
  expect(fleetQuestion(few, endpoint('broker.example'))).toMatchObject({ isForeign: true, isMany: false });
  expect(fleetQuestion({ ...few, devices: 51 }, endpoint('localhost'))).toMatchObject({ isMany: true });
  expect(fleetQuestion({ ...few, devices: 300 }, endpoint('localhost'))).toMatchObject({ isOverBrowser: true });
});

it('counts what the clock gives', () => {
  expect(fleetRatePerS({ ...fleetTemplate('plug', 'a'), devices: 10 })).toBeCloseTo(6);
  expect(fleetRatePerS({ ...fleetTemplate('sparkplug', 'a'), devices: 10 })).toBeCloseTo(5);
});
