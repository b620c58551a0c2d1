import { describe, expect, it } from 'vitest';
import { hostFault, isIpv6, isLoopbackHost } from './host.ts';

describe('hostFault', () => {
  it.each([
    ['broker.example', null],
    ['my_broker-1', null],
    ['брокер.рф', null],
    ['::1', null],
    ['', 'empty'],
    ['a b', 'space'],
    ['ws://a', 'address'],
    ['a/b', 'path'],
    ['a@b', 'character'],
    ['a\0b', 'character'],
    ['a:1', 'ipv6'],
    ['x'.repeat(254), 'too-long'],
  ])('%j: %j', (host, fault) => {
    expect(hostFault(host)).toBe(fault);
  });
});

describe('isIpv6', () => {
  it.each(['::', '::1', '1::', '2001:db8::7', '1:2:3:4:5:6:7:8', '1:2:3:4:5:6:7::', '::ffff:10.0.0.1', 'ABCD::'])(
    'takes %s',
    (text) => expect(isIpv6(text)).toBe(true),
  );
  it.each([
    '',
    ':',
    ':::',
    '1',
    '1:2',
    '::1::',
    '12345::',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4:5:6:7:8::',
    '::256.0.0.1',
    'g::',
  ])('refuses %j', (text) => expect(isIpv6(text)).toBe(false));
});

describe('isLoopbackHost', () => {
  it('knows this computer by all its names', () => {
    expect(
      ['localhost', 'LOCALHOST', 'a.localhost', '127.0.0.1', '127.9.9.9', '::1'].map(isLoopbackHost),
    ).not.toContain(false);
    expect(['127.evil.example', 'localhost.example', '128.0.0.1', '::2', ''].map(isLoopbackHost)).not.toContain(true);
  });
});
