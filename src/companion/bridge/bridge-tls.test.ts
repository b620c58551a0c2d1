// Whom the bridge trusts over TLS, what it shows, and how it says why not.

import { createServer } from 'node:http';
import { connect as connectTcp, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import WebSocket from 'ws';
import {
  BRIDGE_PATH,
  BRIDGE_SUBPROTOCOL,
  type BridgeEnd,
  type BridgeTls,
} from '../../core/protocol/companion-contract.ts';
import { type Certificate, type Certificates, makeCertificates, PASSPHRASE } from '../../testing/certificates.ts';
import { listenForTest, startTcpServer, startTlsServer } from '../../testing/loopback-server.ts';
import { ownNames } from '../http/own-origin.ts';
import { createBridge } from './bridge.ts';
import { connectBroker } from './broker-connection.ts';

let all: Certificates;
beforeAll(() => {
  all = makeCertificates();
});
afterAll(() => all.remove());

const VERSIONS = ['TLSv1.2', 'TLSv1.3'] as const;
const OTHER_SHA256 = 'AB'.repeat(32);

/** The socket, or the failure; `trusted` are the machine's authorities. */
async function open(port: number, tls: BridgeTls, { host = 'localhost', trusted = [] as readonly string[] } = {}) {
  const target = { scheme: 'mqtts', host, port } as const;
  const options = { timeoutMs: 1_000, signal: new AbortController().signal, trusted };
  const connected = await connectBroker({ target, tls }, options);
  if (!connected.ok) return connected.error;
  connected.value.destroy();
  return 'open';
}

/** Whether what a client sends first is read by the server's program. */
function spyOn(certificate: Certificate, options: object = {}) {
  const heard: string[] = [];
  const started = startTlsServer({ ...certificate, ...options }, (socket) => {
    socket.on('data', (chunk) => heard.push(String(chunk)));
  });
  return { started, heard };
}

describe.each(VERSIONS)('over %s', (version) => {
  const only = { minVersion: version, maxVersion: version };

  it.each<[string, (all: Certificates) => Certificate, string]>([
    ['expired', (certs) => certs.expired, 'expired'],
    ['not yet valid', (certs) => certs.notYetValid, 'not-yet-valid'],
    ['for another name', (certs) => certs.otherName, 'wrong-name'],
    ['self-signed', (certs) => certs.selfSigned, 'self-signed'],
  ])('a certificate that is %s is shown, and accepted by its fingerprint only', async (_what, choose, problem) => {
    const { started, heard } = spyOn(choose(all), only);
    const port = await started;
    const failure = await open(port, { ca: all.ca });
    if (failure === 'open') throw new Error('it was opened');
    expect(failure).toMatchObject({ code: 'certificate', certificate: { problem } });
    const acceptedSha256 = failure.certificate?.sha256;
    expect(await open(port, { acceptedSha256 })).toBe('open');
    expect(await open(port, { ca: all.ca, acceptedSha256: OTHER_SHA256 })).toMatchObject({ code: 'certificate' });
    expect(heard).toEqual([]);
  });

  it("is trusted by an authority of one's own, besides the machine's", async () => {
    const port = await startTlsServer({ ...all.good, ...only });
    expect(await open(port, {})).toMatchObject({ code: 'certificate', certificate: { problem: 'unknown-issuer' } });
    expect(await open(port, { ca: all.ca })).toBe('open');
    expect(await open(port, { ca: all.clientCa }, { trusted: [all.ca] })).toBe('open');
    expect(await open(port, { ca: all.clientCa })).toMatchObject({ code: 'certificate' });
  });

  it('another certificate than the accepted one is judged as usual', async () => {
    const port = await startTlsServer({ ...all.good, ...only });
    expect(await open(port, { ca: all.ca, acceptedSha256: OTHER_SHA256 })).toBe('open');
    expect(await open(port, { acceptedSha256: OTHER_SHA256 })).toMatchObject({ code: 'certificate' });
  });

  it('shows the client certificate that the broker asks for', async () => {
    const port = await startTlsServer({ ...all.good, ...only, ca: all.clientCa, requestCert: true });
    const { cert: clientCertificate, key: clientKey } = all.client;
    expect(await open(port, { ca: all.ca, clientCertificate, clientKey })).toBe('open');
    const encrypted = { clientKey: all.clientKeyEncrypted, clientKeyPassphrase: PASSPHRASE };
    expect(await open(port, { ca: all.ca, clientCertificate, ...encrypted })).toBe('open');
    expect(await open(port, { ca: all.ca })).toMatchObject({ code: 'client-certificate' });
  });

  it('sends the server name, and has the certificate be for it', async () => {
    const names: string[] = [];
    const port = await startTlsServer({
      ...all.otherName,
      ...only,
      SNICallback: (name, done) => {
        names.push(name);
        done(null);
      },
    });
    expect(await open(port, { ca: all.ca, serverName: 'broker.example' }, { host: '127.0.0.1' })).toBe('open');
    expect(await open(port, { ca: all.ca })).toMatchObject({ certificate: { problem: 'wrong-name' } });
    expect(await open(port, { ca: all.ca }, { host: '127.0.0.1' })).toMatchObject({ code: 'certificate' });
    expect(names).toEqual(['broker.example', 'localhost']);
  });

  it('offers protocols', async () => {
    const agreed: (string | false | null)[] = [];
    const port = await startTlsServer({ ...all.good, ...only, ALPNProtocols: ['x-amzn-mqtt-ca', 'mqtt'] }, (socket) => {
      agreed.push((socket as Socket & { alpnProtocol: string | false | null }).alpnProtocol);
    });
    expect(await open(port, { ca: all.ca, alpnProtocols: ['mqtt'] })).toBe('open');
    await expect.poll(() => agreed).toEqual(['mqtt']);
  });
});

it('does not even connect with settings that cannot be used', async () => {
  let connections = 0;
  const port = await startTcpServer(() => connections++);
  expect(await open(port, { ca: 'x' })).toMatchObject({ code: 'bad-tls-settings', setting: 'ca' });
  expect(connections).toBe(0);
});

it('tells the page that its certificate was refused when the connection already stood', async () => {
  const broker = await startTlsServer({ ...all.good, ca: all.clientCa, requestCert: true, minVersion: 'TLSv1.3' });
  // All that the client says after its first flight is held up, and so is the broker's refusal.
  const slow = await startTcpServer((near) => {
    const far = connectTcp(broker, '127.0.0.1');
    onTestFinished(() => void far.destroy());
    near.once('data', (hello) => {
      far.write(hello);
      near.on('data', (chunk) => setTimeout(() => far.write(chunk), 300));
    });
    far.on('error', () => near.destroy());
    far.pipe(near);
  });
  const server = createServer();
  const port = await listenForTest(server);
  const info = { enabled: true, token: 'token', targets: null } as const;
  const bridge = createBridge({ names: ownNames('127.0.0.1', port), info, trusted: [all.ca] });
  server.on('upgrade', (request, socket: Socket, head) => bridge.handleUpgrade(request, socket, head));
  const page = new WebSocket(`ws://127.0.0.1:${port}${BRIDGE_PATH}`, BRIDGE_SUBPROTOCOL, {
    origin: `http://127.0.0.1:${port}`,
  });
  const target = { scheme: 'mqtts', host: 'localhost', port: slow };
  page.on('open', () => page.send(JSON.stringify({ token: 'token', target })));
  const texts: { type: string }[] = [];
  page.on('message', (data) => texts.push(JSON.parse(String(data))));
  await new Promise((resolve) => page.on('close', resolve));
  expect(texts.map(({ type }) => type)).toEqual(['open', 'end']);
  expect((texts[1] as BridgeEnd).code).toBe('client-certificate');
});
