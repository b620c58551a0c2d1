// The program as it is shipped: built, in a folder of its own, beside a page.
import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { fileURLToPath } from 'node:url';
import mqtt from 'mqtt';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import WebSocket from 'ws';
import {
  BRIDGE_PATH,
  BRIDGE_SUBPROTOCOL,
  COMPANION_INFO_PATH,
  type CompanionInfo,
} from '../core/protocol/companion-contract.ts';
import { makeCertificates } from '../testing/certificates.ts';
import { listenForTest, startTcpServer } from '../testing/loopback-server.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

let folder: string;
let program: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'loupe-cli-'));
  program = join(folder, 'companion', 'cli.js');
  const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
  const args = [
    'build',
    '--config',
    'vite.companion.config.ts',
    '--outDir',
    join(folder, 'companion'),
    '--emptyOutDir',
  ];
  execFileSync(process.execPath, [vite, ...args, '--logLevel', 'error'], { cwd: ROOT });
  mkdirSync(join(folder, 'web'));
  writeFileSync(join(folder, 'web', 'index.html'), '<meta name="csp-nonce" content="" /><title>MQTT Loupe</title>');
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs it to its end. */
function run(...args: string[]): Promise<{ readonly code: unknown; readonly out: string; readonly err: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], { timeout: 10_000 }, (error, out, err) => {
      resolve({ code: error === null ? 0 : error.code, out, err });
    });
  });
}

/** Starts it on free ports, unless `args` say otherwise, and waits for what it prints. */
async function start(args: readonly string[] = [], env: Readonly<Record<string, string>> = {}) {
  const ports = ['--port', '0', '--broker-port', '0', '--broker-ws-port', '0'];
  const child = spawn(process.execPath, [program, ...ports, ...args], { env: { ...process.env, ...env } });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  let output = '';
  child.stderr.on('data', (chunk) => {
    output += chunk;
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      output += chunk;
      if (output.includes('Ctrl+C')) resolve();
    });
    child.once('exit', () => reject(new Error(output)));
  });
  const port = (pattern: RegExp) => Number(pattern.exec(output)?.[1]);
  return { child, output, app: port(/http:\/\/127\.0\.0\.1:(\d+)\//), broker: port(/mqtt:\/\/127\.0\.0\.1:(\d+)/) };
}

function exit(child: ChildProcess): Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }> {
  return new Promise((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })));
}

/** The bridge's first answer, asked as the page would ask. */
async function askBridge(app: number, port: number): Promise<unknown> {
  const info = (await (await fetch(`http://127.0.0.1:${app}${COMPANION_INFO_PATH}`)).json()) as CompanionInfo;
  if (!info.bridge.enabled) throw new Error('there is no bridge');
  const { token } = info.bridge;
  const origin = `http://127.0.0.1:${app}`;
  const page = new WebSocket(`ws://127.0.0.1:${app}${BRIDGE_PATH}`, BRIDGE_SUBPROTOCOL, { origin });
  onTestFinished(() => page.terminate());
  page.on('open', () => page.send(JSON.stringify({ token, target: { scheme: 'mqtts', host: 'localhost', port } })));
  const answer = await new Promise((resolve) => page.once('message', resolve));
  return JSON.parse(String(answer));
}

describe('mqtt-loupe', () => {
  it('tells its version and its options', async () => {
    expect(await run('--version')).toEqual({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/), err: '' });
    const help = await run('--help');
    expect(help).toMatchObject({ code: 0, err: '' });
    expect(help.out).toContain('--bridge-allow HOST:PORT');
  });

  it('answers a wrong option with one line and exit code 2', async () => {
    expect(await run('--prot', '1')).toEqual({
      code: 2,
      out: '',
      err: "mqtt-loupe: Unknown option '--prot' (see --help)\n",
    });
  });

  it('answers an address that is not its own with one line and exit code 1', async () => {
    const { code, out, err } = await run('--host', '203.0.113.1', '--port', '0');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^mqtt-loupe: .*203\.0\.113\.1.*\n$/);
  });

  it('serves the app and the broker on the addresses that it prints, and nothing but them', async () => {
    const { output, app, broker } = await start();
    expect(output).toMatch(
      new RegExp(
        String.raw`^MQTT Loupe \d+\.\d+\.\d+\n\n {2}App +http://127\.0\.0\.1:\d+/\n` +
          String.raw` {2}Broker +mqtt://127\.0\.0\.1:\d+\n +ws://127\.0\.0\.1:\d+/mqtt\n\nPress Ctrl\+C to stop\.\n$`,
      ),
    );
    const page = await fetch(`http://127.0.0.1:${app}/`);
    expect(await page.text()).toContain('<title>MQTT Loupe</title>');
    const info = await (await fetch(`http://127.0.0.1:${app}/loupe/companion.json`)).json();
    expect(info).toMatchObject({ app: 'mqtt-loupe', embeddedBroker: { host: '127.0.0.1', tcpPort: broker } });
    const client = await mqtt.connectAsync(`mqtt://127.0.0.1:${broker}`, { protocolVersion: 5 });
    await client.endAsync();
  });

  it('runs no broker with --no-broker', async () => {
    const { output, app } = await start(['--no-broker']);
    expect(output).not.toContain('mqtt://');
    const info = await (await fetch(`http://127.0.0.1:${app}/loupe/companion.json`)).json();
    expect(info).toMatchObject({ embeddedBroker: null });
  });

  it('takes the next free port, and says so', async () => {
    const taken = await startTcpServer((socket) => socket.destroy());
    const { output, app } = await start(['--port', String(taken)]);
    expect(app).toBeGreaterThan(taken);
    expect(output).toContain(`Port ${taken} is taken: the app is on ${app}.\n`);
  });

  it('bridges to a TLS broker whose authority NODE_EXTRA_CA_CERTS names, and to no other', async () => {
    const certificates = makeCertificates();
    onTestFinished(() => certificates.remove());
    const server = createTlsServer(certificates.good, (socket) => socket.end());
    server.on('tlsClientError', () => {});
    const target = await listenForTest(server);
    for (const [env, expected] of [
      [{}, { type: 'error', code: 'certificate' }],
      [{ NODE_EXTRA_CA_CERTS: certificates.caFile }, { type: 'open' }],
    ] as const) {
      const { app } = await start(['--no-broker'], env);
      expect(await askBridge(app, target)).toMatchObject(expected);
    }
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('ends on %s with code 0, clients or not', async (signal) => {
    const { child, broker } = await start();
    const client = await mqtt.connectAsync(`mqtt://127.0.0.1:${broker}`, { protocolVersion: 5, reconnectPeriod: 0 });
    // Aedes counts a client as connected a little after its CONNACK; an answer says that it does.
    await client.subscribeAsync('any');
    const goodbye = new Promise<number | undefined>((resolve) =>
      client.once('disconnect', (packet) => resolve(packet.reasonCode)),
    );
    const ended = exit(child);
    child.kill(signal);
    // npm passes on what the terminal has sent already. (Two of the same kind may arrive as one.)
    child.kill(signal === 'SIGINT' ? 'SIGTERM' : 'SIGINT');
    expect(await ended).toEqual({ code: 0, signal: null });
    // Server shutting down.
    expect(await goodbye).toBe(0x8b);
    client.end(true);
  });
});
