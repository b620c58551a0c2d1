import { execFileSync, spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { importedProfile } from './imported-profile.ts';
import { publishCommand } from './publish-command.ts';

describe('publishCommand', () => {
  it.skipIf(spawnSync('bash', ['-c', 'true']).status !== 0)('hands over exactly the bytes', () => {
    const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    for (const payload of [all, Uint8Array.of(0), Uint8Array.of(0x25, 0x00, 0x5c, 0x27)]) {
      const { command } = publishCommand(profile(), { topic: 'a b', payload, qos: 1, retain: true });
      const [, printed] = /^(printf '.*') \| mosquitto_pub .* -q 1 -r -s$/s.exec(command) ?? [];
      expect([...execFileSync('bash', ['-c', printed as string])]).toEqual([...payload]);
    }
  });

  it('writes text as an argument, and nothing as nothing', () => {
    const text = (value: string) => new TextEncoder().encode(value);
    const message = { topic: 't', qos: 0, retain: false } as const;
    expect(publishCommand(profile(), { ...message, payload: text("it's {{a}}") }).command).toContain(
      `-m 'it'\\''s {{a}}'`,
    );
    expect(publishCommand(profile(), { ...message, payload: text('') }).command).toMatch(/ -n$/);
    const properties = { contentType: 'a/b', userProperties: [['k', 'v w']] as const };
    expect(publishCommand(profile(), { ...message, payload: text('x'), properties }).command).toContain(
      "-D publish content-type a/b -D publish user-property k 'v w'",
    );
  });

  it('is a client of its own: it does not throw out the one that it was copied from, nor leave its will', () => {
    const will = {
      topic: 'gone',
      payload: { text: '', encoding: 'utf8' },
      qos: 0,
      retain: false,
      properties: {},
    } as const;
    const own = { ...profile(), clientId: 'me', cleanStart: false, will };
    const { command } = publishCommand(own, { topic: 't', payload: Uint8Array.of(0x61), qos: 0, retain: false }, true);
    expect(command).not.toContain(' -i ');
    expect(command).not.toContain(' -c');
    expect(command).not.toContain('--will');
    expect(command).toContain('MQTT_PASSWORD');
  });

  it('names what it could not carry', () => {
    const message = { topic: 't', payload: Uint8Array.of(0x61), qos: 0, retain: false } as const;
    const correlationData = Uint8Array.of(0xff, 0x00);
    const all = { correlationData, topicAlias: 3, contentType: 'a/b' };
    expect(publishCommand(profile(), { ...message, properties: all }).leftOut).toEqual([
      'correlationData',
      'topicAlias',
    ]);
    const text = { correlationData: new TextEncoder().encode('q1') };
    expect(publishCommand(profile(), { ...message, properties: text }).leftOut).toEqual([]);
    const old = { ...profile(), version: 4 } as const;
    expect(publishCommand(old, { ...message, properties: all }).leftOut).toEqual([]);
  });
});

function profile() {
  return importedProfile({ endpoint: { scheme: 'mqtt', host: 'broker.lab', port: 1883, path: '/mqtt' }, version: 5 })
    .profile;
}
