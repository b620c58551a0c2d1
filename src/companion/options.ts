// The command line of `mqtt-loupe`: from arguments to options, or to the one line that says what is wrong with them.

import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '../core/base/result.ts';
import { parseTarget } from './bridge/bridge-target.ts';

export interface Options {
  /** The app's port. 0: any free one. */
  readonly port: number;
  readonly brokerPort: number;
  readonly brokerWsPort: number;
  readonly broker: boolean;
  /** The address or host name that all listeners bind to. An IPv6 address stands without brackets. */
  readonly host: string;
  /** `HOST:PORT`, normalised; null: not given. */
  readonly bridgeAllow: readonly string[] | null;
  readonly open: boolean;
}

export type Command =
  | { readonly kind: 'run'; readonly options: Options }
  | { readonly kind: 'help' }
  | { readonly kind: 'version' };

export const USAGE = `Usage: mqtt-loupe [options]

Serves MQTT Loupe, a browser-based MQTT client, runs a small MQTT broker beside it and lets the app reach
brokers over plain TCP and TLS.

Options:
  --port PORT               port of the app (default 8080)
  --broker-port PORT        TCP port of the embedded broker (default 1883)
  --broker-ws-port PORT     WebSocket port of the embedded broker (default 9001)
  --no-broker               run no embedded broker
  --host ADDRESS            address to listen on (default 127.0.0.1); with any other than a loopback address,
                            others can reach the app and the embedded broker, and the bridge to TCP brokers is off
  --bridge-allow HOST:PORT  let the bridge connect to this broker only; can be repeated
  --open                    open the app in the browser
  --help                    show this text
  --version                 show the version

A port that is taken is replaced by the next free one; port 0 takes any free one.
`;

/** Parses the arguments after the program's name. The error is one line for people. */
export function parseOptions(args: readonly string[]): Result<Command, string> {
  const parsed = parse(args);
  if (!parsed.ok) return parsed;
  const values = parsed.value;
  if (values.help === true) return ok({ kind: 'help' });
  if (values.version === true) return ok({ kind: 'version' });

  const port = parsePort('--port', values.port, 8080);
  if (!port.ok) return port;
  const brokerPort = parsePort('--broker-port', values['broker-port'], 1883);
  if (!brokerPort.ok) return brokerPort;
  const brokerWsPort = parsePort('--broker-ws-port', values['broker-ws-port'], 9001);
  if (!brokerWsPort.ok) return brokerWsPort;
  const host = parseHost(values.host ?? '127.0.0.1');
  if (!host.ok) return host;
  const bridgeAllow = parseTargets(values['bridge-allow']);
  if (!bridgeAllow.ok) return bridgeAllow;

  return ok({
    kind: 'run',
    options: {
      port: port.value,
      brokerPort: brokerPort.value,
      brokerWsPort: brokerWsPort.value,
      broker: values['no-broker'] !== true,
      host: host.value,
      bridgeAllow: bridgeAllow.value,
      open: values.open === true,
    },
  });
}

function parse(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      allowPositionals: false,
      options: {
        port: { type: 'string' },
        'broker-port': { type: 'string' },
        'broker-ws-port': { type: 'string' },
        'no-broker': { type: 'boolean' },
        host: { type: 'string' },
        'bridge-allow': { type: 'string', multiple: true },
        open: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean', short: 'v' },
      },
    });
    return ok(values);
  } catch (error) {
    // Node adds a second sentence with advice about `--`; the first says what is wrong.
    const words = error instanceof Error ? error.message : String(error);
    return fail((words.split(/\n|\. /)[0] ?? words).replace(/\.$/, ''));
  }
}

function parsePort(name: string, text: string | undefined, standard: number): Result<number, string> {
  if (text === undefined) return ok(standard);
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  return port <= 65_535 ? ok(port) : fail(`${name} takes a number from 0 to 65535, not '${text}'`);
}

function parseHost(text: string): Result<string, string> {
  const host = text.replace(/^\[(.*)\]$/, '$1').toLowerCase();
  if (!/^[a-z0-9._:%-]+$/.test(host)) return fail(`--host takes an address or a host name, not '${text}'`);
  return ok(host);
}

function parseTargets(texts: readonly string[] | undefined): Result<readonly string[] | null, string> {
  if (texts === undefined) return ok(null);
  const targets: string[] = [];
  for (const text of texts) {
    const target = parseTarget(text);
    if (target === null) return fail(`--bridge-allow takes HOST:PORT, not '${text}'`);
    targets.push(target);
  }
  return ok(targets);
}
