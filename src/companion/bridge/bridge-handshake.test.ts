// What a page that is not ours, or a broken one, would try.
import { createServer } from 'node:http';
import type { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import WebSocket, { type ClientOptions } from 'ws';
import { BRIDGE_PATH, BRIDGE_SUBPROTOCOL, type BridgeInfo } from '../../core/protocol/companion-contract.ts';
import { listenForTest, startTcpServer } from '../../testing/loopback-server.ts';
import { ownNames } from '../http/own-origin.ts';
import { createBridge } from './bridge.ts';
import { bridgeInfo } from './bridge-policy.ts';

const TOKEN = 'the-token-of-this-start';
const ANY: BridgeInfo = { enabled: true, token: TOKEN, targets: null };

async function startBridge(info: BridgeInfo = ANY, requestTimeoutMs = 5_000) {
  const server = createServer();
  const port = await listenForTest(server);
  const bridge = createBridge({ names: ownNames('127.0.0.1', port), info, requestTimeoutMs });
  server.on('upgrade', (request, socket: Socket, head) => bridge.handleUpgrade(request, socket, head));
  return port;
}

interface Attempt {
  readonly origin?: string | null;
  readonly host?: string;
  readonly path?: string;
  readonly subprotocol?: string | null;
}

/** A WebSocket as our page would open it, but for what `attempt` says. */
function knock(port: number, attempt: Attempt = {}): WebSocket {
  const { origin = `http://127.0.0.1:${port}`, host, path = BRIDGE_PATH, subprotocol = BRIDGE_SUBPROTOCOL } = attempt;
  const options: ClientOptions = {
    ...(origin === null ? {} : { origin }),
    ...(host === undefined ? {} : { headers: { Host: host } }),
  };
  return new WebSocket(`ws://127.0.0.1:${port}${path}`, subprotocol === null ? [] : [subprotocol], options);
}

/** The HTTP status of a refused handshake; 101 when it was let in. */
function status(socket: WebSocket): Promise<number> {
  return new Promise((resolve) => {
    socket.on('error', () => {});
    socket.on('open', () => {
      socket.terminate();
      resolve(101);
    });
    socket.on('unexpected-response', (_request, response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
  });
}

/** Sends the first frame; resolves when the socket is closed. */
function ask(socket: WebSocket, first: string | Buffer) {
  return new Promise<{ readonly answers: unknown[]; readonly code: number }>((resolve) => {
    const answers: unknown[] = [];
    socket.on('error', () => {});
    socket.on('open', () => socket.send(first));
    socket.on('message', (data) => answers.push(JSON.parse(String(data))));
    socket.on('close', (code) => resolve({ answers, code }));
  });
}

function openRequest(token: string, host: string, port: number): string {
  return JSON.stringify({ token, target: { scheme: 'mqtt', host, port } });
}

describe("the bridge's handshake", () => {
  it('lets our own page in', async () => {
    expect(await status(knock(await startBridge()))).toBe(101);
  });

  it.each<[string, Attempt, number]>([
    ['a page of another site', { origin: 'https://evil.example' }, 403],
    ['a page of another local server', { origin: 'http://127.0.0.1:3000' }, 403],
    ['a sandboxed frame', { origin: 'null' }, 403],
    ['a program without Origin', { origin: null }, 403],
    ['another path', { path: '/elsewhere' }, 404],
    ['no subprotocol', { subprotocol: null }, 400],
    ['another subprotocol', { subprotocol: 'mqtt' }, 400],
  ])('refuses %s', async (_who, attempt, expected) => {
    expect(await status(knock(await startBridge(), attempt))).toBe(expected);
  });

  it('refuses a page whose host name was pointed at this machine', async () => {
    const port = await startBridge();
    const rebound = { host: `rebound.example:${port}`, origin: `http://rebound.example:${port}` };
    expect(await status(knock(port, rebound))).toBe(421);
  });

  it('is closed to everybody when it is off', async () => {
    expect(await status(knock(await startBridge({ enabled: false, reason: 'not-loopback' })))).toBe(403);
  });
});

describe("the bridge's request", () => {
  it.each<[string, string | Buffer]>([
    ['no JSON', 'hello'],
    ['JSON null', 'null'],
    ['no target', JSON.stringify({ token: TOKEN })],
    ['no token', JSON.stringify({ target: { scheme: 'mqtt', host: 'a', port: 1 } })],
    ['another scheme', JSON.stringify({ token: TOKEN, target: { scheme: 'http', host: 'a', port: 1 } })],
    ['a port that is none', JSON.stringify({ token: TOKEN, target: { scheme: 'mqtt', host: 'a', port: 70_000 } })],
    ['a host that is none', openRequest(TOKEN, 'a/b', 1)],
    ['too much', openRequest(TOKEN, 'a'.repeat(300_000), 1)],
    ['a binary frame', Buffer.from([0x10, 0x00])],
  ])('refuses %s', async (_what, first) => {
    const { answers, code } = await ask(knock(await startBridge()), first);
    expect(answers).toEqual([expect.objectContaining({ type: 'error', code: 'bad-request' })]);
    expect(code).toBe(1000);
  });

  it.each(['', 'wrong', TOKEN.toUpperCase(), `${TOKEN}x`])(
    'refuses the token %j and connects nowhere',
    async (token) => {
      let connections = 0;
      const target = await startTcpServer(() => connections++);
      const { answers } = await ask(knock(await startBridge()), openRequest(token, '127.0.0.1', target));
      expect(answers).toEqual([expect.objectContaining({ type: 'error', code: 'bad-token' })]);
      expect(connections).toBe(0);
    },
  );

  it('connects to listed targets only, when there is a list', async () => {
    const listed = await startTcpServer((socket) => socket.end());
    const other = await startTcpServer((socket) => socket.end());
    const port = await startBridge({ enabled: true, token: TOKEN, targets: [`127.0.0.1:${listed}`] });
    const refused = await ask(knock(port), openRequest(TOKEN, '127.0.0.1', other));
    expect(refused.answers).toEqual([expect.objectContaining({ code: 'target-not-allowed' })]);
    const byOtherName = await ask(knock(port), openRequest(TOKEN, 'localhost', listed));
    expect(byOtherName.answers).toEqual([expect.objectContaining({ code: 'target-not-allowed' })]);
    const allowed = await ask(knock(port), openRequest(TOKEN, '127.0.0.1', listed));
    expect(allowed.answers[0]).toEqual({ type: 'open', remoteAddress: '127.0.0.1' });
  });

  it('waits for it only so long', async () => {
    const socket = knock(await startBridge(ANY, 30));
    const code = await new Promise((resolve) => socket.on('close', resolve));
    expect(code).toBe(1008);
  });

  it('takes nothing before it has answered', async () => {
    // A TLS handshake that nobody answers keeps the connection under way.
    const silent = await startTcpServer(() => {});
    const socket = knock(await startBridge());
    socket.on('open', () => {
      socket.send(JSON.stringify({ token: TOKEN, target: { scheme: 'mqtts', host: '127.0.0.1', port: silent } }));
      socket.send(Buffer.from([0x10]));
    });
    const code = await new Promise((resolve) => socket.on('close', resolve));
    expect(code).toBe(1008);
  });
});

describe('bridgeInfo', () => {
  it('is off on other addresses than loopback unless targets are listed', () => {
    expect(bridgeInfo('0.0.0.0', null)).toEqual({ enabled: false, reason: 'not-loopback' });
    expect(bridgeInfo('0.0.0.0', ['a:1'])).toMatchObject({ enabled: true, targets: ['a:1'] });
    expect(bridgeInfo('127.0.0.1', null)).toMatchObject({ enabled: true, targets: null });
  });

  it('makes another token of 256 bits each time', () => {
    const tokens = [1, 2].map(() => {
      const info = bridgeInfo('127.0.0.1', null);
      return info.enabled ? info.token : '';
    });
    expect(tokens[0]).not.toBe(tokens[1]);
    for (const token of tokens) expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  });
});
