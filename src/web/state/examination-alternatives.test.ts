import { expect, test } from 'vitest';
import { formatEndpoint, type Scheme } from '../../core/mqtt/endpoint.ts';
import { alternativesTo } from './examination-alternatives.ts';

const HOST = 'broker.example';

test.each<[Scheme, number, string, string[]]>([
  ['ws', 8084, '/', ['wss://broker.example:8084/', 'ws://broker.example:8084/mqtt', 'ws://broker.example:8084/ws']],
  ['mqtt', 9001, '', ['mqtts://broker.example:9001', 'ws://broker.example:9001/mqtt', 'ws://broker.example:9001/']],
  ['mqtts', 443, '', ['mqtt://broker.example:443', 'wss://broker.example:443/mqtt']],
])(
  '%s://:%i%s: the nearest first, the same host only, never the address itself, each once',
  (scheme, port, path, first) => {
    const typed = { scheme, host: HOST, port, path };
    const all = alternativesTo(typed);
    const addresses = all.map(formatEndpoint);
    expect(addresses.slice(0, first.length)).toEqual(first);
    expect(all.every(({ host }) => host === HOST)).toBe(true);
    expect(addresses).not.toContain(formatEndpoint(typed));
    expect(new Set(addresses).size).toBe(addresses.length);
    expect(all.length).toBeLessThanOrEqual(24);
  },
);
