// What the bridge carries, and how it says why it cannot.
import { createHash } from 'node:crypto';
import { createServer as createHttpServer } from 'node:http';
import type { Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import WebSocket from 'ws';
import {
  BRIDGE_PATH,
  BRIDGE_SUBPROTOCOL,
  type BridgeAnswer,
  type BridgeEnd,
} from '../../core/protocol/companion-contract.ts';
import { type Certificate, type Certificates, makeCertificates } from '../../testing/certificates.ts';
import { listenForTest, startTcpServer, unusedPort } from '../../testing/loopback-server.ts';
import { settled } from '../../testing/settled.ts';
import { ownNames } from '../http/own-origin.ts';
import { createBridge } from './bridge.ts';

const TOKEN = 'token';
const MIB = 1024 * 1024;

let certificates: Certificates;
beforeAll(() => {
  certificates = makeCertificates();
});
afterAll(() => certificates.remove());

interface Target {
  readonly scheme?: string;
  readonly host?: string;
}

/**
 * Opens a bridge to `port`. `onBytes` gets every binary frame; `end` resolves with the last text frame and the close
 * code.
 */
async function bridgeTo(
  port: number,
  target: Target = {},
  onBytes: (bytes: Buffer, page: WebSocket) => void = () => {},
) {
  const { scheme = 'mqtt', host = '127.0.0.1' } = target;
  const server = createHttpServer();
  const ownPort = await listenForTest(server);
  const bridge = createBridge({
    names: ownNames('127.0.0.1', ownPort),
    info: { enabled: true, token: TOKEN, targets: null },
    connectTimeoutMs: 400,
    trusted: [certificates.ca],
  });
  server.on('upgrade', (request, socket: Socket, head) => bridge.handleUpgrade(request, socket, head));
  const page = new WebSocket(`ws://127.0.0.1:${ownPort}${BRIDGE_PATH}`, BRIDGE_SUBPROTOCOL, {
    origin: `http://127.0.0.1:${ownPort}`,
    perMessageDeflate: false,
  });
  onTestFinished(() => page.terminate());
  page.on('open', () => page.send(JSON.stringify({ token: TOKEN, target: { scheme, host, port } })));

  const texts: unknown[] = [];
  let onAnswer: (answer: BridgeAnswer) => void = () => {};
  const answered = new Promise<BridgeAnswer>((resolve) => {
    onAnswer = resolve;
  });
  page.on('message', (data, isBinary) => {
    if (isBinary) return onBytes(data as Buffer, page);
    texts.push(JSON.parse(String(data)));
    if (texts.length === 1) onAnswer(texts[0] as BridgeAnswer);
  });
  const end = new Promise<{ last: BridgeEnd; code: number }>((resolve) => {
    page.on('close', (code) => resolve({ last: texts.at(-1) as BridgeEnd, code }));
  });
  return { page, answer: await answered, end };
}

function startTlsServer(certificate: Certificate, onSocket: (socket: Socket) => void = () => {}): Promise<number> {
  const server = createTlsServer(certificate, onSocket);
  server.on('tlsClientError', () => {});
  return listenForTest(server);
}

/** Bytes that repeat nowhere, so that a lost or swapped chunk shows. */
function bytes(length: number): Buffer {
  const buffer = Buffer.alloc(length);
  for (let at = 0; at + 4 <= length; at += 4) buffer.writeUInt32LE(Math.imul(at, 2_654_435_761) >>> 0, at);
  return buffer;
}

function sha256(buffer: Buffer): string {
  return createHash('sha256').update(buffer).digest('hex');
}

describe('the tunnel', () => {
  it('carries 64 MiB from the broker byte for byte, and holds little while the page does not read', async () => {
    const data = bytes(64 * MIB);
    let sent = 0;
    const port = await startTcpServer((socket) => {
      const write = () => {
        while (sent < data.length) {
          const chunk = data.subarray(sent, sent + 64 * 1024);
          sent += chunk.length;
          if (!socket.write(chunk)) return socket.once('drain', write);
        }
        return socket.end();
      };
      write();
    });
    const hash = createHash('sha256');
    let received = 0;
    const { page, end } = await bridgeTo(port, {}, (chunk, itself) => {
      if (received === 0) itself.pause();
      hash.update(chunk);
      received += chunk.length;
    });
    const taken = await settled(() => sent);
    // The rest is what the kernel's buffers hold of two connections.
    expect(taken).toBeLessThan(32 * MIB);
    page.resume();
    expect(await end).toEqual({ last: expect.objectContaining({ type: 'end', how: 'fin' }), code: 1000 });
    expect(received).toBe(data.length);
    expect(hash.digest('hex')).toBe(sha256(data));
  }, 20_000);

  it('carries 64 MiB to the broker byte for byte, and holds little while the broker does not read', async () => {
    const data = bytes(64 * MIB);
    let broker: Socket | undefined;
    const port = await startTcpServer((socket) => {
      socket.pause();
      broker = socket;
    });
    const { page } = await bridgeTo(port);
    await vi.waitUntil(() => broker !== undefined);
    for (let at = 0; at < data.length; at += 256 * 1024) page.send(data.subarray(at, at + 256 * 1024));
    const waiting = await settled(() => page.bufferedAmount);
    expect(waiting).toBeGreaterThan(32 * MIB);
    const hash = createHash('sha256');
    const ended = new Promise<void>((resolve) => broker?.on('end', resolve));
    broker?.on('data', (chunk: Buffer) => hash.update(chunk));
    broker?.resume();
    page.close();
    await ended;
    expect(hash.digest('hex')).toBe(sha256(data));
  }, 20_000);

  it('passes small chunks on one by one, without waiting for more', async () => {
    const port = await startTcpServer((socket) => socket.pipe(socket));
    const { page } = await bridgeTo(port);
    for (const text of ['a', 'bc', 'd']) {
      const echo = new Promise<string>((resolve) => page.once('message', (data) => resolve(String(data))));
      page.send(Buffer.from(text));
      expect(await echo).toBe(text);
    }
  });

  it('ends the connection to the broker when the page goes', async () => {
    let ended: Promise<unknown> | null = null;
    const port = await startTcpServer((socket) => {
      socket.resume();
      ended = new Promise((resolve) => socket.on('close', resolve));
    });
    const { page } = await bridgeTo(port);
    await vi.waitUntil(() => ended !== null);
    page.terminate();
    await ended;
  });

  it('says that the broker broke the connection', async () => {
    const port = await startTcpServer((socket) => socket.resetAndDestroy());
    const { answer, end } = await bridgeTo(port);
    if (answer.type === 'open') expect((await end).last).toMatchObject({ type: 'end', how: 'reset' });
    else expect(answer.code).toBe('reset');
  });

  it('takes no text after the request', async () => {
    const { page, end } = await bridgeTo(await startTcpServer(() => {}));
    page.send('text');
    expect((await end).code).toBe(1003);
  });
});

describe('a connection that fails', () => {
  async function failure(port: number, target: Target = {}) {
    const { answer, end } = await bridgeTo(port, target);
    expect((await end).code).toBe(1000);
    if (answer.type !== 'error') throw new Error('it was opened');
    return answer;
  }

  it('refused', async () => {
    const answer = await failure(await unusedPort());
    expect(answer).toMatchObject({ code: 'refused', message: expect.stringContaining('ECONNREFUSED') });
  });

  it('unknown host', async () => {
    expect(await failure(1883, { host: 'no-such-host.invalid' })).toMatchObject({ code: 'host-not-found' });
  });

  it('TLS to a port that answers something else', async () => {
    const port = await startTcpServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    expect(await failure(port, { scheme: 'mqtts' })).toMatchObject({ code: 'tls' });
  });

  it('TLS to a port that hangs up', async () => {
    const port = await startTcpServer((socket) => socket.once('data', () => socket.end()));
    expect(await failure(port, { scheme: 'mqtts' })).toMatchObject({ code: 'tls' });
  });

  it('TLS to a port that says nothing', async () => {
    const answer = await failure(await startTcpServer(() => {}), { scheme: 'mqtts' });
    expect(answer).toMatchObject({ code: 'timeout', message: 'the TLS handshake was not answered within 0.4 s' });
  });

  it.each<[string, (certificates: Certificates) => Certificate, RegExp]>([
    ['self-signed', (all) => all.selfSigned, /^the certificate is self-signed \(DEPTH_ZERO_SELF_SIGNED_CERT\)$/],
    ['expired', (all) => all.expired, /^the certificate has expired: .+\(CERT_HAS_EXPIRED\)$/],
    ['for another name', (all) => all.otherName, /^the certificate is for another name: .+broker\.example/],
  ])('a certificate that is %s', async (_what, choose, words) => {
    const port = await startTlsServer(choose(certificates));
    const answer = await failure(port, { scheme: 'mqtts', host: 'localhost' });
    expect(answer).toMatchObject({ code: 'certificate', message: expect.stringMatching(words) });
  });

  it.each(['localhost', '127.0.0.1'])('but not one that a trusted authority issued for %s', async (host) => {
    const port = await startTlsServer(certificates.good, (socket) => socket.end('hello'));
    const received: string[] = [];
    const { answer, end } = await bridgeTo(port, { scheme: 'mqtts', host }, (chunk) => received.push(String(chunk)));
    expect(answer).toEqual({ type: 'open', remoteAddress: '127.0.0.1' });
    expect((await end).last).toMatchObject({ how: 'fin' });
    expect(received).toEqual(['hello']);
  });
});
