// What the probe sees of servers of all kinds, over real sockets.
import type { Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BridgeTls, ProbeReport, ProbeTarget } from '../../core/protocol/companion-contract.ts';
import { type Certificate, type Certificates, makeCertificates } from '../../testing/certificates.ts';
import { startTcpServer, startTlsServer, unusedPort } from '../../testing/loopback-server.ts';
import { answerConnect, startWebSocketBroker } from '../../testing/probed-servers.ts';
import { probe } from './probe.ts';

let certificates: Certificates;
beforeAll(() => {
  certificates = makeCertificates();
});
afterAll(() => certificates.remove());

interface Look {
  readonly tls?: BridgeTls;
  readonly alternatives?: readonly Partial<ProbeTarget>[];
  readonly timeoutMs?: number;
}

function targetOf(target: Partial<ProbeTarget>): ProbeTarget {
  return { scheme: 'ws', host: 'localhost', port: 1, path: '/mqtt', subprotocol: 'mqtt', ...target };
}

function look(target: Partial<ProbeTarget>, { tls = {}, alternatives = [], timeoutMs = 400 }: Look = {}) {
  return probe(
    { token: '', target: targetOf(target), tls, alternatives: alternatives.map(targetOf), timeoutMs },
    { signal: new AbortController().signal, trusted: [certificates.ca], origin: 'http://127.0.0.1:8080' },
  );
}

/** A server that waits for the first bytes and then does one thing. */
function onFirstBytes(act: (socket: Socket) => void): Promise<number> {
  return startTcpServer((socket) => {
    socket.once('data', () => act(socket));
  });
}

const passed = expect.objectContaining({ ok: true });
const CONNECTED = expect.objectContaining({ kind: 'connack', code: 0 });

describe('a target that works', () => {
  it('ws', async () => {
    const port = await startWebSocketBroker();
    const report = await look({ port });
    expect(report).toEqual({
      target: targetOf({ port }),
      name: { ok: true, addresses: expect.arrayContaining(['127.0.0.1']), ms: expect.any(Number) },
      tcp: { ok: true, remoteAddress: '127.0.0.1', ms: expect.any(Number) },
      tls: null,
      upgrade: { kind: 'switched', subprotocol: 'mqtt', request: expect.any(String), ms: expect.any(Number) },
      mqtt: { kind: 'connack', code: 0, ms: expect.any(Number) },
      portSpeaks: [],
      alternatives: [],
    } satisfies ProbeReport);
    expect(report.upgrade?.request.split('\r\n').slice(0, 5)).toEqual([
      'GET /mqtt HTTP/1.1',
      `Host: localhost:${port}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Origin: http://127.0.0.1:8080',
    ]);
  });

  it('wss', async () => {
    const port = await startWebSocketBroker({ tls: certificates.good });
    const { tls, upgrade, mqtt } = await look({ scheme: 'wss', port });
    expect(tls).toMatchObject({ ok: true, protocol: 'TLSv1.3', certificate: { subject: 'good', problem: null } });
    expect([upgrade?.kind, mqtt]).toEqual(['switched', CONNECTED]);
  });

  it('mqtt, with nothing in CONNECT but what it must have, and a goodbye', async () => {
    const heard: Buffer[] = [];
    const port = await startTcpServer((socket) => answerConnect(socket, heard));
    const { tls, upgrade, mqtt } = await look({ scheme: 'mqtt', port });
    expect([tls, upgrade, mqtt]).toEqual([null, null, CONNECTED]);
    await expect
      .poll(() => Buffer.concat(heard).toString('latin1'))
      .toMatch(
        // biome-ignore lint/suspicious/noControlCharactersInRegex: it is bytes
        /^\x10\x20\x00\x04MQTT\x04\x02\x00\x1e\x00\x14loupeprobe[0-9a-f]{10}\xe0\x00$/,
      );
  });

  it('mqtts', async () => {
    const port = await startTlsServer(certificates.good, (socket) => answerConnect(socket));
    const { tls, mqtt } = await look({ scheme: 'mqtts', port });
    expect([tls, mqtt]).toEqual([passed, CONNECTED]);
  });

  it('a refusal is an answer, and so is one that comes byte by byte', async () => {
    const refusing = await startTcpServer((socket) => answerConnect(socket, [], Buffer.from([0x20, 2, 0, 5])));
    expect((await look({ scheme: 'mqtt', port: refusing })).mqtt).toMatchObject({ kind: 'connack', code: 5 });
    const trickling = await startWebSocketBroker({ trickles: true });
    expect((await look({ port: trickling })).mqtt).toEqual(CONNECTED);
  });
});

describe('a target that fails', () => {
  it('no such name', async () => {
    const report = await look({ host: 'no-such-host.invalid' }, { timeoutMs: 3_000, alternatives: [] });
    expect(report).toMatchObject({ name: { ok: false, message: expect.stringContaining('ENOTFOUND') }, tcp: null });
  });

  it('a closed port', async () => {
    const port = await unusedPort();
    const report = await look({ port, host: '127.0.0.1' });
    expect(report).toMatchObject({ name: { ok: true, addresses: ['127.0.0.1'] }, tcp: { ok: false, code: 'refused' } });
    expect([report.upgrade, report.mqtt, report.portSpeaks]).toEqual([null, null, []]);
  });

  it.each<[string, (socket: Socket) => void, object]>([
    ['closes', (socket) => socket.end(), { kind: 'closed' }],
    ['resets', (socket) => socket.resetAndDestroy(), { kind: 'reset', message: expect.stringContaining('ECONNRESET') }],
    ['is silent', () => {}, { kind: 'timeout' }],
    ['answers no HTTP', (socket) => socket.end('\x01HELO wörld\r\n'), { kind: 'not-http', answer: '.HELO w..rld..' }],
    [
      'answers another page',
      (socket) => socket.end('HTTP/1.1 302 Found\r\nServer: nginx\r\nLocation: /login\r\n\r\nbody'),
      {
        kind: 'http',
        status: 302,
        statusText: 'Found',
        server: 'nginx',
        location: '/login',
        answer: 'HTTP/1.1 302 Found\nServer: nginx\nLocation: /login',
      },
    ],
    ['answers another key', (socket) => socket.end('HTTP/1.1 101 x\r\nUpgrade: websocket\r\n\r\n'), { kind: 'http' }],
    [
      'stops in its head',
      (socket) => socket.end('HTTP/1.1 502 Bad Gateway\r\nServer: ng'),
      { kind: 'http', status: 502 },
    ],
  ])('an upgrade that the server %s', async (_what, act, upgrade) => {
    const report = await look({ port: await onFirstBytes(act) });
    expect(report).toMatchObject({ tcp: { ok: true }, upgrade, mqtt: null });
  });

  it('a wrong path', async () => {
    const { upgrade, portSpeaks } = await look({ port: await startWebSocketBroker({ path: '/ws' }) });
    expect(upgrade).toMatchObject({ kind: 'http', status: 404, server: 'test' });
    expect(portSpeaks).toEqual(['http']);
  });

  it.each([null, 'mqttv3.1'])('a subprotocol that was not asked for: %s', async (subprotocol) => {
    // `ws` does not let its users answer so.
    const port = await startWebSocketBroker({ subprotocol });
    expect((await look({ port })).upgrade).toMatchObject({ kind: 'switched', subprotocol });
  });

  it.each<[string, (socket: Socket) => void, object]>([
    ['closes', (socket) => socket.end(), { kind: 'closed' }],
    ['is silent', () => {}, { kind: 'timeout' }],
    ['answers something else', (socket) => socket.write('SSH-2.0-x\r\n'), { kind: 'other', answer: 'SSH-2.0-x..' }],
  ])('CONNECT on a port that %s', async (_what, act, mqtt) => {
    expect((await look({ scheme: 'mqtt', port: await onFirstBytes(act) })).mqtt).toMatchObject(mqtt);
  });

  it('a close frame has its code and reason', async () => {
    const closes = { code: 1002, reason: 'unauthenticated' };
    expect((await look({ port: await startWebSocketBroker({ closes }) })).mqtt).toMatchObject({
      kind: 'closed',
      close: closes,
    });
  });
});

describe('TLS that fails', () => {
  it.each<[string, (all: Certificates) => Certificate, object]>([
    ['expired', (all) => all.expired, { problem: 'expired' }],
    ['not valid yet', (all) => all.notYetValid, { problem: 'not-yet-valid' }],
    ['for another name', (all) => all.otherName, { problem: 'wrong-name', names: ['broker.example'] }],
    ['self-signed', (all) => all.selfSigned, { problem: 'self-signed', selfSigned: true }],
    ['all wrong', (all) => all.allWrong, { problem: 'expired', furtherProblems: ['wrong-name'], selfSigned: true }],
  ])('a certificate that is %s: shown, and nothing is said to the server', async (_what, choose, certificate) => {
    const heard: Buffer[] = [];
    const port = await startTlsServer(choose(certificates), (socket) => answerConnect(socket, heard));
    const { tls, mqtt, portSpeaks } = await look({ scheme: 'mqtts', port });
    expect(tls).toMatchObject({ ok: false, code: 'certificate', certificate });
    expect([mqtt, portSpeaks, heard]).toEqual([null, [], []]);
  });

  it('an unknown issuer', async () => {
    const { cert, key } = certificates.client;
    const port = await startTlsServer({ cert, key });
    const { tls } = await look({ scheme: 'mqtts', port });
    expect(tls).toMatchObject({
      certificate: { problem: 'wrong-name', furtherProblems: ['unknown-issuer'], issuer: 'Test client CA' },
    });
  });

  it('a name in the subject only is one for brokers, and none for browsers', async () => {
    const port = await startTlsServer(certificates.commonNameOnly, (socket) => answerConnect(socket));
    expect((await look({ scheme: 'mqtts', port })).tls).toEqual(passed);
    expect((await look({ scheme: 'wss', port })).tls).toMatchObject({ certificate: { problem: 'wrong-name' } });
  });

  it('a port without TLS', async () => {
    const port = await onFirstBytes((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    const { tls, portSpeaks } = await look({ scheme: 'wss', port });
    expect(tls).toMatchObject({ ok: false, code: 'not-tls', certificate: null });
    expect(portSpeaks).toEqual(['http']);
  });

  it('settings that cannot be used', async () => {
    const port = await startTlsServer(certificates.good);
    const { tls } = await look({ scheme: 'mqtts', port }, { tls: { ca: 'x' } });
    expect(tls).toMatchObject({ ok: false, code: 'bad-tls-settings', setting: 'ca' });
  });

  it.each(['TLSv1.2', 'TLSv1.3'] as const)('a client certificate that is asked for, in %s', async (version) => {
    const { good, clientCa, client, strangerClient } = certificates;
    const options = { ...good, ca: clientCa, requestCert: true, minVersion: version, maxVersion: version };
    const port = await startTlsServer(options, (socket) => answerConnect(socket));
    const refused = { tls: { ok: false, code: 'client-certificate', certificate: { subject: 'good' } }, mqtt: null };
    expect(await look({ scheme: 'mqtts', port })).toMatchObject(refused);
    const with_ = ({ cert, key }: Certificate) => ({ tls: { clientCertificate: cert, clientKey: key } });
    expect((await look({ scheme: 'mqtts', port }, with_(client))).mqtt).toEqual(CONNECTED);
    // A server made with Node hangs up without a word: no more than that was seen.
    expect((await look({ scheme: 'mqtts', port }, with_(strangerClient))).mqtt?.kind).not.toBe('connack');
  });
});

describe('what the port speaks instead', () => {
  const broker = (tls: boolean) =>
    tls
      ? startTlsServer(certificates.good, (socket) => answerConnect(socket))
      : startTcpServer((socket) => answerConnect(socket));
  const webSocket = (tls: boolean) => startWebSocketBroker(tls ? { tls: certificates.selfSigned } : {});

  it.each<[ProbeTarget['scheme'], string, () => Promise<number>, readonly string[]]>([
    ['ws', 'an MQTT port', () => broker(false), ['mqtt']],
    ['ws', 'an MQTT port with TLS', () => broker(true), ['mqtt-over-tls', 'tls']],
    ['ws', 'a wss port', () => webSocket(true), ['tls', 'http', 'websocket']],
    ['wss', 'a ws port', () => webSocket(false), ['http', 'websocket']],
    ['wss', 'an MQTT port', () => broker(false), ['mqtt']],
    ['wss', 'an MQTT port with TLS', () => broker(true), ['mqtt-over-tls']],
    ['mqtt', 'a ws port', () => webSocket(false), ['http', 'websocket']],
    ['mqtt', 'an MQTT port with TLS', () => broker(true), ['mqtt-over-tls', 'tls']],
    ['mqtts', 'an MQTT port', () => broker(false), ['mqtt']],
    ['mqtt', 'a port of nothing known', () => onFirstBytes((socket) => socket.end('220 mail')), []],
  ])('%s to %s', async (scheme, _what, start, speaks) => {
    const report = await look({ scheme, port: await start() });
    expect(report.portSpeaks).toEqual(speaks);
    if (scheme === 'ws' || scheme === 'mqtt') expect(report.tls !== null).toBe(speaks.includes('tls'));
  });
});

describe('the alternatives', () => {
  it('each tried as it is, in the order of the request', async () => {
    const alternatives = [
      { port: await startWebSocketBroker() },
      { port: await startWebSocketBroker({ path: '/ws' }) },
      { port: await unusedPort() },
      { scheme: 'mqtt' as const, port: await startTcpServer((socket) => answerConnect(socket)) },
      { scheme: 'wss' as const, port: await startWebSocketBroker({ tls: certificates.selfSigned }) },
      { port: await startTcpServer(() => {}) },
      { port: await onFirstBytes((socket) => socket.end()) },
      { port: await startWebSocketBroker({ subprotocol: null }) },
      { port: await startWebSocketBroker({ closes: { code: 1000, reason: '' } }) },
    ];
    const report = await look({ port: await unusedPort() }, { alternatives });
    expect(report.alternatives.map(({ outcome, status }) => [outcome, status])).toEqual([
      ['mqtt', 101],
      ['http', 404],
      ['refused', null],
      ['mqtt', null],
      ['certificate', null],
      ['timeout', null],
      ['closed', null],
      ['other', 101],
      ['upgraded', 101],
    ]);
    expect(report.alternatives.map(({ target }) => target)).toEqual(alternatives.map(targetOf));
  });

  it('are left alone when the target answers', async () => {
    let connections = 0;
    const port = await startTcpServer(() => connections++);
    const report = await look({ port: await startWebSocketBroker() }, { alternatives: [{ port }] });
    expect([report.alternatives, connections]).toEqual([[], 0]);
  });

  it('do not see the client certificate', async () => {
    const { good, clientCa, client } = certificates;
    const port = await startTlsServer({ ...good, ca: clientCa, requestCert: true }, (socket) => answerConnect(socket));
    const tls = { clientCertificate: client.cert, clientKey: client.key };
    const report = await look({ port: await unusedPort() }, { tls, alternatives: [{ scheme: 'mqtts', port }] });
    expect(report.alternatives[0]?.outcome).toBe('other');
  });
});

it('ends when the page goes', async () => {
  const gone = new AbortController();
  let closed = false;
  const port = await startTcpServer((socket) => {
    gone.abort();
    socket.on('close', () => {
      closed = true;
    });
  });
  const request = { token: '', target: targetOf({ port }), alternatives: [], timeoutMs: 15_000 };
  await probe(request, { signal: gone.signal, trusted: null, origin: '' });
  await expect.poll(() => closed).toBe(true);
});
