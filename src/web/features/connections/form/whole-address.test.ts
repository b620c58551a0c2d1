import { describe, expect, it } from 'vitest';
import { newDraft, type ProfileDraft } from './profile-draft.ts';
import { filledFrom, withAddress } from './whole-address.ts';

const draft = newDraft({}, 'loupe-1');

function filled(host: string, before: ProfileDraft = draft) {
  return withAddress({ ...before, host });
}

describe('withAddress', () => {
  it('fills every field from a whole address', () => {
    expect(filled('wss://user:pw@broker.example:8085/ws')).toMatchObject({
      scheme: 'wss',
      host: 'broker.example',
      port: '8085',
      portEdited: true,
      path: '/ws',
      username: 'user',
      secrets: { password: { typed: 'pw' } },
    });
  });

  it('leaves what the address does not say', () => {
    const password = { typed: 'p', stored: false };
    const before = { ...draft, username: 'u', secrets: { ...draft.secrets, password }, path: '/x' };
    expect(filled('mqtts://h', before)).toMatchObject({
      scheme: 'mqtts',
      host: 'h',
      port: '8883',
      portEdited: false,
      username: 'u',
      secrets: { password },
      path: '/x',
    });
  });

  it('takes the protocol of a well-known port, and only then', () => {
    expect(filled('localhost:1883')).toMatchObject({ scheme: 'mqtt', host: 'localhost', port: '1883' });
    expect(filled('localhost:9001')).toMatchObject({ scheme: 'ws', host: 'localhost', port: '9001', portEdited: true });
  });

  it('leaves a host and an impossible address as they are', () => {
    expect(filled('broker.example').host).toBe('broker.example');
    expect(filled(' broker.example ').host).toBe('broker.example');
    expect(filled('ftp://h').host).toBe('ftp://h');
    expect(filled('::1')).toMatchObject({ host: '::1', port: '8083' });
  });
});

describe('a mosquitto command', () => {
  it('fills every field that it has something for', () => {
    const command = `mosquitto_sub -h broker.lab -p 8883 -u ann -P 's3' -i dev-1 -k 30 -V mqttv5 -q 1 -t 'plant/#' --will-topic w`;
    const before = { ...draft, name: 'Plant', group: 'Factory', color: 2 };
    const taken = filled(command, before);
    expect(taken).toMatchObject({
      ...{ name: 'Plant', group: 'Factory', color: 2, scheme: 'mqtts', host: 'broker.lab', port: '8883' },
      ...{ username: 'ann', clientId: 'dev-1', keepAlive: '30', version: 5 },
      will: { on: true, topic: 'w' },
      subscriptions: [{ filter: 'plant/#', qos: 1 }],
    });
    expect(taken.secrets.password.typed).toBe('s3');
  });

  it('leaves what it does not say, and tells what was left out', () => {
    const before = {
      ...draft,
      clientId: 'mine',
      username: 'ann',
      host: 'mosquitto_pub -h h --cafile ca.crt --insecure',
    };
    expect(withAddress(before)).toMatchObject({ clientId: 'mine', username: 'ann', host: 'h' });
    expect(filledFrom(before)).toEqual({ kind: 'command', leftOut: ['ca.crt', '--insecure'] });
  });

  it('stays as it is when it cannot be understood', () => {
    const broken = { ...draft, host: "mosquitto_sub -h 'h" };
    expect(withAddress(broken)).toBe(broken);
    expect(filledFrom(broken)).toBeNull();
  });
});
