// What a page that somebody else serves could try against the companion. Node stands in for the browser, so that it can
// send headers which a browser sets by itself.
import { get, type IncomingMessage } from 'node:http';
import WebSocket from 'ws';
import { BRIDGE_PATH, BRIDGE_SUBPROTOCOL, COMPANION_INFO_PATH } from '../../src/core/protocol/companion-contract.ts';
import type { Companion } from '../fixtures/companion.mjs';
import { startCompanion } from '../fixtures/companion.mjs';
import { LOOPBACK } from '../fixtures/free-port.mjs';
import { expect, test } from '../fixtures/test.ts';

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

function request(companion: Companion, path: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    get({ host: LOOPBACK, port: companion.port, path, headers }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text) => {
        body += text;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    }).on('error', reject);
  });
}

/** How the bridge answers: the HTTP status it refuses with, or its first text frame, or its close code. */
function knock(
  companion: Companion,
  { origin, host, open }: { origin?: string; host?: string; open?: string },
): Promise<{ status?: number; answer?: { type: string; code?: string }; closed?: number }> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`ws://${LOOPBACK}:${companion.port}${BRIDGE_PATH}`, BRIDGE_SUBPROTOCOL, {
      headers: { ...(origin ? { origin } : {}), ...(host ? { host } : {}) },
    });
    socket.on('unexpected-response', (_request, response) => {
      resolve({ status: response.statusCode ?? 0 });
      socket.terminate();
    });
    socket.on('error', () => {});
    socket.on('open', () => open !== undefined && socket.send(open));
    socket.on('message', (data) => {
      resolve({ answer: JSON.parse(String(data)) });
      socket.terminate();
    });
    socket.on('close', (closed) => resolve({ closed }));
  });
}

const own = ({ port }: Companion) => `http://${LOOPBACK}:${port}`;

async function tokenOf(companion: Companion): Promise<string> {
  const { body } = await request(companion, COMPANION_INFO_PATH);
  return JSON.parse(body).bridge.token;
}

const opening = (token: string, port: number) =>
  JSON.stringify({ token, target: { scheme: 'mqtt', host: LOOPBACK, port } });

test('its own page gets through: what is refused below is refused for its own fault', async ({
  companion,
  mosquitto,
}) => {
  const { ports } = await mosquitto('only-tcp');
  const open = opening(await tokenOf(companion), ports.tcp);
  expect(await knock(companion, { origin: own(companion), open })).toMatchObject({ answer: { type: 'open' } });
});

test('another origin is refused before the handshake', async ({ companion }) => {
  for (const origin of [
    'https://evil.example',
    'null',
    `http://localhost:${companion.port + 1}`,
    `https://${LOOPBACK}:${companion.port}`,
  ]) {
    expect((await knock(companion, { origin })).status, origin).toBe(403);
  }
});

test('no origin at all is refused', async ({ companion }) => {
  expect((await knock(companion, {})).status).toBe(403);
});

test('a rebound host name is refused, by the bridge and for every file', async ({ companion }) => {
  const host = `rebound.evil.example:${companion.port}`;
  expect((await knock(companion, { origin: own(companion), host })).status).toBeGreaterThanOrEqual(400);
  for (const path of ['/', COMPANION_INFO_PATH]) {
    const { status, body } = await request(companion, path, { host });
    expect(status).toBe(421);
    expect(body).not.toContain('token');
  }
});

test('a missing, wrong or malformed token opens nothing', async ({ companion, mosquitto }) => {
  const { ports } = await mosquitto('only-tcp');
  const token = await tokenOf(companion);
  const wrong = token.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'));
  for (const open of [
    opening(wrong, ports.tcp),
    opening('', ports.tcp),
    JSON.stringify({ target: { scheme: 'mqtt', host: LOOPBACK, port: ports.tcp } }),
    'no JSON',
    '{"token":',
    JSON.stringify([token]),
  ]) {
    const { answer } = await knock(companion, { origin: own(companion), open });
    expect(answer?.type, open).toBe('error');
    expect(answer?.code, open).toMatch(/^bad-/);
  }
});

test('the token is told to its own page only', async ({ companion }) => {
  for (const headers of [
    { origin: 'https://evil.example' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ] as Record<string, string>[]) {
    const { status, body } = await request(companion, COMPANION_INFO_PATH, headers);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(body).not.toContain('token');
  }
  const { headers } = await request(companion, COMPANION_INFO_PATH);
  expect(headers['cache-control']).toContain('no-store');
  expect(headers['access-control-allow-origin']).toBeUndefined();
});

test('a listed target is the only one', async ({ mosquitto }) => {
  const [allowed, other] = [await mosquitto('only-tcp'), await mosquitto('anon')];
  const companion = await startCompanion({
    broker: false,
    args: ['--bridge-allow', `${LOOPBACK}:${allowed.ports.tcp}`],
  });
  try {
    const token = await tokenOf(companion);
    const origin = own(companion);
    expect(await knock(companion, { origin, open: opening(token, allowed.ports.tcp) })).toMatchObject({
      answer: { type: 'open' },
    });
    expect(await knock(companion, { origin, open: opening(token, other.ports.tcp) })).toMatchObject({
      answer: { type: 'error', code: 'target-not-allowed' },
    });
  } finally {
    await companion.stop();
  }
});

test('bound to every address, the bridge is off', async () => {
  const companion = await startCompanion({ broker: false, args: ['--host', '0.0.0.0'] });
  try {
    const { body } = await request(companion, COMPANION_INFO_PATH);
    expect(JSON.parse(body).bridge).toEqual({ enabled: false, reason: 'not-loopback' });
    const result = await knock(companion, { origin: own(companion), open: opening('x', 1883) });
    expect(result.answer?.type ?? result.status).not.toBe('open');
  } finally {
    await companion.stop();
  }
});

test("the page may load nothing from elsewhere and stand in nobody's frame", async ({ companion }) => {
  const { headers } = await request(companion, '/');
  const policy = String(headers['content-security-policy']);
  expect(policy).toContain(`default-src 'none'`);
  expect(policy).toContain(`script-src 'self'`);
  expect(policy).toContain(`frame-ancestors 'none'`);
  expect(policy).not.toContain('unsafe');
  expect(headers['x-content-type-options']).toBe('nosniff');
});
