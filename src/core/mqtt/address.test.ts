import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { looksLikeAddress, parseAddress, parsePort } from './address.ts';
import { formatEndpoint, type Scheme } from './endpoint.ts';

const nothing = { scheme: undefined, port: undefined, path: undefined, username: undefined, password: undefined };

/** Addresses without a port of their own. */
const urlPort = [
  'mqtt://h',
  'mqtts://h/ignored',
  'SSL://H',
  'http://h/ws',
  'https://h',
  'wss://h?token=1',
  'mqtt://us@er:a@b:c@h',
  'mqtt://100%@h',
];

function parts(text: string) {
  const result = parseAddress(text);
  return result.ok ? result.value : result.error;
}

describe('parseAddress', () => {
  it.each([
    ['wss://broker.example:8084/mqtt', { scheme: 'wss', host: 'broker.example', port: 8084, path: '/mqtt' }],
    [
      '  wss://user:p%40w@broker.example:8084/a/b?x=1#top \n',
      { scheme: 'wss', host: 'broker.example', port: 8084, path: '/a/b?x=1', username: 'user', password: 'p@w' },
    ],
    ['mqtt://h', { scheme: 'mqtt', host: 'h', port: 1883 }],
    ['mqtts://h/ignored', { scheme: 'mqtts', host: 'h', port: 8883 }],
    ['tcp://h:1884', { scheme: 'mqtt', host: 'h', port: 1884 }],
    ['SSL://H', { scheme: 'mqtts', host: 'H', port: 8883 }],
    ['http://h/ws', { scheme: 'ws', host: 'h', port: 80, path: '/ws' }],
    ['https://h', { scheme: 'wss', host: 'h', port: 443 }],
    ['wss://h?token=1', { scheme: 'wss', host: 'h', port: 443, path: '/?token=1' }],
    ['host:1999', { host: 'host', port: 1999 }],
    ['host:1883', { scheme: 'mqtt', host: 'host', port: 1883 }],
    ['host:8083/mqtt', { scheme: 'ws', host: 'host', port: 8083, path: '/mqtt' }],
    ['[::1]:1883', { scheme: 'mqtt', host: '::1', port: 1883 }],
    ['[2001:db8::7]', { host: '2001:db8::7' }],
    ['2001:db8::1883', { host: '2001:db8::1883' }],
    ['ws://[::ffff:10.0.0.1]:9001', { scheme: 'ws', host: '::ffff:10.0.0.1', port: 9001 }],
    ['wss://брокер.рф:8084', { scheme: 'wss', host: 'брокер.рф', port: 8084 }],
    ['"mqtt://lab:1883"', { scheme: 'mqtt', host: 'lab', port: 1883 }],
    ['<mqtt://lab:1883>', { scheme: 'mqtt', host: 'lab', port: 1883 }],
    ['mqtt://us@er:a@b:c@h', { scheme: 'mqtt', host: 'h', port: 1883, username: 'us@er', password: 'a@b:c' }],
    ['mqtt://100%@h', { scheme: 'mqtt', host: 'h', port: 1883, username: '100%' }],
    ['localhost', { host: 'localhost' }],
  ])('takes %j apart', (text, expected) => {
    expect(parts(text)).toEqual({ ...nothing, ...expected, portNamed: 'port' in expected && !urlPort.includes(text) });
  });

  it.each([
    ['ftp://h', { kind: 'scheme', scheme: 'ftp' }],
    ['constructor://h', { kind: 'scheme', scheme: 'constructor' }],
    ['ws://h:70000', { kind: 'port' }],
    ['h:port', { kind: 'port' }],
    ['ws://', { kind: 'host', fault: 'empty' }],
    ['ws:///mqtt', { kind: 'host', fault: 'empty' }],
    ['ws://a b', { kind: 'host', fault: 'space' }],
    ['[::1', { kind: 'host', fault: 'character' }],
    ['[::g]:1', { kind: 'host', fault: 'ipv6' }],
    ['fe80::1%eth0', { kind: 'host', fault: 'character' }],
  ])('says what is wrong with %j', (text, expected) => {
    expect(parts(text)).toEqual(expected);
  });

  it('reads back every endpoint that the app writes', () => {
    const label = fc.stringMatching(/^[a-z0-9а-я]([a-z0-9-]{0,8}[a-z0-9])?$/);
    const host = fc.oneof(
      fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => labels.join('.')),
      fc.ipV4(),
      fc.ipV6(),
    );
    const path = fc.stringMatching(/^\/[a-z0-9/_.~-]{0,12}(\?[a-z0-9=&]{1,8})?$/);
    const scheme = fc.constantFrom<Scheme>('ws', 'wss', 'mqtt', 'mqtts');
    fc.assert(
      fc.property(scheme, host, fc.integer({ min: 1, max: 65_535 }), path, (scheme, host, port, path) => {
        expect(parts(formatEndpoint({ scheme, host, port, path }))).toEqual({
          ...nothing,
          scheme,
          host,
          port,
          portNamed: true,
          path: scheme.startsWith('ws') ? path : undefined,
        });
      }),
    );
  });

  it('reads back every user name and password that is percent-encoded', () => {
    const text = fc.string({ unit: 'grapheme' }).filter((value) => value.isWellFormed());
    fc.assert(
      fc.property(text, text, (username, password) => {
        const address = `wss://${encodeURIComponent(username)}:${encodeURIComponent(password)}@h:1/p`;
        expect(parts(address)).toMatchObject({ username, password, host: 'h', port: 1 });
      }),
    );
  });

  it('never throws, and never gives a host with a scheme, a port or a space in it', () => {
    const piece = fc.constantFrom('ws', '://', ':', '/', '@', '[', ']', '::', '1', '%', ' ', 'h', '#', '?', '\0', 'я');
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece, { maxLength: 12 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(text, (value) => {
        looksLikeAddress(value);
        const result = parseAddress(value);
        if (!result.ok) return;
        expect(result.value.host).toMatch(/^[^\s/@[\]]+$/u);
        expect(result.value.port ?? 1).toSatisfy((port: number) => port >= 1 && port <= 65_535);
      }),
    );
  });
});

describe('looksLikeAddress', () => {
  it.each(['ws://h', 'h:1883', '[::1]:1', 'user@h', 'h/mqtt', ' "h:1" '])('%j is more than a host', (text) => {
    expect(looksLikeAddress(text)).toBe(true);
  });

  it.each(['h', 'broker.example', '127.0.0.1', '::1', '2001:db8::1883', '', 'h:'])(
    '%j is no more than a host',
    (text) => {
      expect(looksLikeAddress(text)).toBe(false);
    },
  );
});

describe('parsePort', () => {
  it.each([
    ['1883', 1883],
    [' 80 ', 80],
    ['65535', 65_535],
    ['0', null],
    ['65536', null],
    ['1e3', null],
    ['-1', null],
    ['8o83', null],
    ['', null],
  ])('%j', (text, expected) => {
    expect(parsePort(text)).toBe(expected);
  });
});
