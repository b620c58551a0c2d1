import { describe, expect, it } from 'vitest';
import { isPrivateHost } from './private-host.ts';

describe('isPrivateHost', () => {
  it.each([
    '10.1.2.3',
    '172.16.0.1',
    '172.31.9.9',
    '192.168.0.7',
    '169.254.1.1',
    'fd00::1',
    'fe80::1',
    'nas',
    'ha.local',
  ])('%s is of one’s own network', (host) => expect(isPrivateHost(host)).toBe(true));

  it.each(['172.32.0.1', '192.169.0.1', '8.8.8.8', '2001:db8::1', 'broker.example.com', 'local.example', 'fd.example'])(
    '%s may be anybody’s',
    (host) => expect(isPrivateHost(host)).toBe(false),
  );
});
