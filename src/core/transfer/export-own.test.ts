import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryProfile, arbitrarySecrets } from '../../testing/arbitrary-profile.ts';
import { exportMqttx } from './export-mqttx.ts';
import { exportOwn } from './export-own.ts';
import { importConnections } from './import-connections.ts';

const noYaml = { fileName: null, parseYaml: null };
const profiles = fc.array(fc.tuple(arbitraryProfile, arbitrarySecrets), { minLength: 1, maxLength: 4 });

function take(text: string) {
  const result = importConnections(text, noYaml);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

describe('exportOwn', () => {
  it('is read back as the same connections, in their order', () => {
    fc.assert(
      fc.property(profiles, (pairs) => {
        const list = pairs.map(([profile], index) => ({ ...profile, id: String(index), order: pairs.length - index }));
        const secrets = new Map(pairs.map(([, own], index) => [String(index), own]));
        const read = take(exportOwn(list, secrets));
        expect(read.remarks).toEqual([]);
        expect(read.profiles.map(({ profile }) => profile)).toEqual(
          list.toReversed().map(({ id: _id, order: _order, createdAt: _c, updatedAt: _u, ...fields }) => fields),
        );
        expect(read.profiles.map((one) => one.secrets)).toEqual(pairs.map(([, own]) => own).toReversed());
      }),
    );
  });

  it('holds no secret unless it is told to', () => {
    fc.assert(
      fc.property(arbitraryProfile, (profile) => {
        const text = exportOwn([profile], null);
        expect(take(text).profiles[0]?.secrets).toEqual({});
        expect(text).not.toContain('"secrets"');
      }),
    );
  });

  it.each([
    ['{"app": "mqtt-loupe", "kind": "connections", "version": 2, "connections": []}', 'newer', 'version'],
    ['{"app": "mqtt-loupe", "kind": "connections", "version": 1, "encrypted": {}}', 'encrypted', 'encrypted'],
    ['{"app": "mqtt-loupe", "kind": "connections"}', 'broken', 'version'],
    ['{"app": "mqtt-loupe", "kind": "connections", "version": 1, "connections": []}', 'nothing-in-it', null],
    [
      '{"app": "mqtt-loupe", "kind": "connections", "version": 1, "connections": [7]}',
      'nothing-in-it',
      'connections[0]',
    ],
  ])('answers %s with a fault', (text, kind, place) => {
    const result = importConnections(text, noYaml);
    expect(result.ok ? null : [result.error.kind, result.error.place]).toEqual([kind, place]);
  });
});

describe('exportMqttx', () => {
  it('is read back but for what it says was left out', () => {
    fc.assert(
      fc.property(arbitraryProfile, (profile) => {
        const { text, leftOut } = exportMqttx([profile], () => true);
        const read = take(text);
        expect(read.format).toBe('mqttx');
        expect(read.remarks).toEqual([]);
        const [one] = read.profiles;
        expect(one?.secrets).toEqual({});
        const { name, endpoint, version, clientId, keepAliveS, cleanStart, subscriptions } = profile;
        expect(one?.profile).toMatchObject({ name, endpoint, version, clientId, keepAliveS, cleanStart });
        expect(one?.profile.subscriptions.map(({ filter, qos }) => [filter, qos])).toEqual(
          subscriptions.map(({ filter, qos }) => [filter, qos]),
        );
        expect(one?.profile.will?.topic).toBe(profile.will?.topic);
        const what = leftOut[0]?.what ?? [];
        expect(what).toContain('password');
        expect(what.includes('group')).toBe(profile.group !== undefined);
        expect(what.includes('certificates')).toBe(Boolean(profile.tls?.ca ?? profile.tls?.clientCertificate));
      }),
    );
  });
});
