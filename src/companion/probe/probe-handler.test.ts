// Who may have the companion look around, and at what.
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { type BridgeInfo, PROBE_PATH, type ProbeReport } from '../../core/protocol/companion-contract.ts';
import { listenForTest, startTcpServer } from '../../testing/loopback-server.ts';
import { answerConnect } from '../../testing/probed-servers.ts';
import { appHandler } from '../http/app-handler.ts';
import { ownNames } from '../http/own-origin.ts';
import { probeHandler } from './probe-handler.ts';

const TOKEN = 'the-token-of-this-start';
const ANY: BridgeInfo = { enabled: true, token: TOKEN, targets: null };

async function startCompanion(info: BridgeInfo = ANY) {
  const server = createServer();
  const port = await listenForTest(server);
  const names = ownNames('127.0.0.1', port);
  const facts = { version: '1', embeddedBroker: null, brokerHost: null, bridge: info };
  const lab = () => Promise.resolve();
  server.on('request', appHandler({ names, files: new Map(), facts, probe: probeHandler({ names, info }), lab }));
  return (server.address() as AddressInfo).port;
}

interface Ask {
  readonly method?: string;
  readonly headers?: Record<string, string | undefined>;
  readonly body?: string | object;
}

function ask(port: number, { method = 'POST', headers = {}, body = {} }: Ask) {
  const all = { origin: `http://127.0.0.1:${port}`, 'content-type': 'application/json', ...headers };
  const given = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
  return new Promise<{ status: number; text: string; allowed: string | undefined }>((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path: PROBE_PATH, method, headers: given }, (response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += chunk;
      });
      const allowed = response.headers['access-control-allow-origin'];
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text, allowed }));
    });
    sent.on('error', reject);
    sent.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
}

const target = (port: number, changes: object = {}) => ({
  scheme: 'mqtt',
  host: '127.0.0.1',
  port,
  path: '',
  subprotocol: '',
  ...changes,
});
const probeOf = (port: number, changes: object = {}) => ({
  token: TOKEN,
  target: target(port),
  alternatives: [],
  timeoutMs: 1_000,
  ...changes,
});

/** A broker that counts who comes. */
async function startBroker() {
  const seen = { connections: 0 };
  const port = await startTcpServer((socket) => {
    seen.connections++;
    answerConnect(socket);
  });
  return { seen, port };
}

describe('the probe over HTTP', () => {
  it('answers our own page', async () => {
    const broker = await startBroker();
    const { status, text, allowed } = await ask(await startCompanion(), { body: probeOf(broker.port) });
    expect([status, allowed]).toEqual([200, undefined]);
    expect((JSON.parse(text) as ProbeReport).mqtt).toMatchObject({ kind: 'connack', code: 0 });
  });

  it.each<[string, Ask, number]>([
    ['a page of another site', { headers: { origin: 'https://evil.example' } }, 403],
    ['a page of another local server', { headers: { origin: 'http://127.0.0.1:3000' } }, 403],
    ['a sandboxed frame', { headers: { origin: 'null' } }, 403],
    ['a program without Origin', { headers: { origin: undefined } }, 403],
    ['a request that the browser calls cross-site', { headers: { 'sec-fetch-site': 'cross-site' } }, 403],
    ['another host name', { headers: { host: 'rebound.example' } }, 421],
    ['a form', { headers: { 'content-type': 'text/plain' } }, 400],
    ['no content type', { headers: { 'content-type': undefined } }, 400],
    ['GET', { method: 'GET', body: '' }, 405],
    ['another site that asks first', { method: 'OPTIONS', headers: { origin: 'https://evil.example' } }, 403],
  ])('refuses %s, and connects nowhere', async (_who, change, expected) => {
    const broker = await startBroker();
    const { status, allowed } = await ask(await startCompanion(), { body: probeOf(broker.port), ...change });
    expect([status, allowed, broker.seen.connections]).toEqual([expected, undefined, 0]);
  });

  it.each<[string, (port: number) => string | object, number]>([
    ['no JSON', () => 'hello', 400],
    ['null', () => 'null', 400],
    ['too much', (port) => probeOf(port, { tls: { ca: 'x'.repeat(300_000) } }), 400],
    ['another token', (port) => probeOf(port, { token: `${TOKEN}x` }), 403],
    ['no token', (port) => probeOf(port, { token: undefined }), 400],
    ['another scheme', (port) => probeOf(port, { target: target(port, { scheme: 'http' }) }), 400],
    ['a port that is none', () => probeOf(0), 400],
    ['a host that is none', (port) => probeOf(port, { target: target(port, { host: 'a\r\nb' }) }), 400],
    ['a path that is none', (port) => probeOf(port, { target: target(port, { path: 'mqtt' }) }), 400],
    [
      'a header in the subprotocol',
      (port) => probeOf(port, { target: target(port, { subprotocol: 'a\r\nB: c' }) }),
      400,
    ],
    ['no alternatives', (port) => probeOf(port, { alternatives: undefined }), 400],
    ['too many alternatives', (port) => probeOf(port, { alternatives: Array(25).fill(target(port)) }), 400],
    ["another host's port", (port) => probeOf(port, { alternatives: [target(port, { host: '127.0.0.2' })] }), 400],
    ['more time than there is', (port) => probeOf(port, { timeoutMs: 60_000 }), 400],
    ['no number for time', (port) => probeOf(port, { timeoutMs: '1' }), 400],
    ['settings of another kind', (port) => probeOf(port, { tls: { clientKey: 1 } }), 400],
  ])('refuses %s, and connects nowhere', async (_what, body, expected) => {
    const broker = await startBroker();
    const { status } = await ask(await startCompanion(), { body: body(broker.port) });
    expect([status, broker.seen.connections]).toEqual([expected, 0]);
  });

  it('is closed when the bridge is off', async () => {
    const off = await startCompanion({ enabled: false, reason: 'not-loopback' });
    expect((await ask(off, { body: probeOf(1) })).status).toBe(403);
  });

  it('looks at listed targets only, when there is a list', async () => {
    const [listed, other] = [await startBroker(), await startTcpServer((socket) => socket.destroy())];
    const companion = await startCompanion({ enabled: true, token: TOKEN, targets: [`127.0.0.1:${other}`] });
    expect((await ask(companion, { body: probeOf(listed.port) })).status).toBe(403);
    const { text } = await ask(companion, { body: probeOf(other, { alternatives: [target(listed.port)] }) });
    expect((JSON.parse(text) as ProbeReport).alternatives).toEqual([]);
    expect(listed.seen.connections).toBe(0);
  });

  it('gives up when the page goes', async () => {
    let closed = false;
    let came: () => void = () => {};
    const connected = new Promise<void>((resolve) => {
      came = resolve;
    });
    const silent = await startTcpServer((socket) => {
      socket.resume().on('close', () => {
        closed = true;
      });
      came();
    });
    const port = await startCompanion();
    const headers = { origin: `http://127.0.0.1:${port}`, 'content-type': 'application/json' };
    const sent = request({ host: '127.0.0.1', port, path: PROBE_PATH, method: 'POST', headers });
    sent.on('error', () => {});
    sent.end(JSON.stringify(probeOf(silent, { timeoutMs: 15_000 })));
    await connected;
    sent.destroy();
    await expect.poll(() => closed).toBe(true);
  });
});
