import { hostname } from 'node:os';
import { describe, expect, it } from 'vitest';
import { isLoopback, ownNames } from './own-origin.ts';

describe('ownNames', () => {
  const names = ownNames('127.0.0.1', 8080);

  it.each(['127.0.0.1:8080', 'localhost:8080', 'LOCALHOST:8080', '[::1]:8080'])('knows the host %s', (host) => {
    expect(names.isOwnHost(host)).toBe(true);
    expect(names.isOwnOrigin(`http://${host}`)).toBe(true);
  });

  it.each([
    'rebound.example:8080',
    '127.0.0.1',
    '127.0.0.1:8081',
    '127.0.0.1:8080.evil.example',
    '127.0.0.2:8080',
    'localhost.:8080',
    'evil.localhost:8080',
    '192.168.1.5:8080',
    '',
    undefined,
  ])('does not know the host %s', (host) => {
    expect(names.isOwnHost(host)).toBe(false);
    expect(names.isOwnOrigin(`http://${host}`)).toBe(false);
  });

  it.each(['null', 'https://127.0.0.1:8080', 'http://127.0.0.1:8080/', 'file://', undefined])(
    'does not know the origin %s',
    (origin) => expect(names.isOwnOrigin(origin)).toBe(false),
  );

  it('knows the address it is bound to, and on all addresses the machine itself', () => {
    expect(ownNames('192.168.1.5', 8080).isOwnHost('192.168.1.5:8080')).toBe(true);
    expect(ownNames('0.0.0.0', 8080).isOwnHost(`${hostname().toLowerCase()}:8080`)).toBe(true);
    expect(ownNames('0.0.0.0', 8080).isOwnHost('rebound.example:8080')).toBe(false);
  });

  it('takes the name without a port on port 80', () => {
    expect(ownNames('127.0.0.1', 80).isOwnHost('localhost')).toBe(true);
  });
});

describe('isLoopback', () => {
  it.each(['127.0.0.1', '127.1.2.3', 'localhost', '::1'])('%s', (host) => expect(isLoopback(host)).toBe(true));
  it.each(['0.0.0.0', '::', '192.168.1.5', '127.0.0.1.example', 'lab'])('not %s', (host) =>
    expect(isLoopback(host)).toBe(false),
  );
});
