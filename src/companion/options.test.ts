import { describe, expect, it } from 'vitest';
import { parseOptions } from './options.ts';

function options(...args: string[]) {
  const result = parseOptions(args);
  if (!result.ok || result.value.kind !== 'run') throw new Error(JSON.stringify(result));
  return result.value.options;
}

function fault(...args: string[]): string {
  const result = parseOptions(args);
  if (result.ok) throw new Error('was accepted');
  return result.error;
}

describe('parseOptions', () => {
  it('has defaults that bind to loopback only', () => {
    expect(options()).toEqual({
      port: 8080,
      brokerPort: 1883,
      brokerWsPort: 9001,
      broker: true,
      host: '127.0.0.1',
      bridgeAllow: null,
      open: false,
    });
  });

  it('reads every option', () => {
    expect(
      options(
        ...[
          '--port',
          '9000',
          '--broker-port=1884',
          '--broker-ws-port',
          '0',
          '--no-broker',
          '--open',
          '--host',
          '[::1]',
        ],
        ...['--bridge-allow', 'Plant.example:1883', '--bridge-allow', '[FE80::1]:8883'],
      ),
    ).toEqual({
      port: 9000,
      brokerPort: 1884,
      brokerWsPort: 0,
      broker: false,
      host: '::1',
      bridgeAllow: ['plant.example:1883', '[fe80::1]:8883'],
      open: true,
    });
  });

  it.each(['65536', '-1', 'x', '', '80.5', '0x50'])('refuses the port %j', (port) => {
    expect(fault(`--port=${port}`)).toBe(`--port takes a number from 0 to 65535, not '${port}'`);
  });

  it.each(['plant.example', 'plant.example:0', ':1883', 'mqtt://plant.example:1883', 'a:1:2', 'a b:1'])(
    'refuses the bridge target %j',
    (target) => expect(fault('--bridge-allow', target)).toBe(`--bridge-allow takes HOST:PORT, not '${target}'`),
  );

  it('says in one line what it does not know', () => {
    expect(fault('--prot', '1')).toBe("Unknown option '--prot'");
    expect(fault('9000')).toMatch(/^Unexpected argument '9000'/);
    expect(fault('--port')).toMatch(/^Option '--port <value>' argument missing/);
    for (const words of [fault('--prot'), fault('9000'), fault('--port'), fault('--no-broker=1')]) {
      expect(words).not.toContain('\n');
    }
  });

  it('knows help and version before anything else', () => {
    expect(parseOptions(['--help', '--port', 'x'])).toEqual({ ok: true, value: { kind: 'help' } });
    expect(parseOptions(['--version'])).toEqual({ ok: true, value: { kind: 'version' } });
  });
});
