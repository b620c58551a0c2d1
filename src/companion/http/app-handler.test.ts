import { createServer, type IncomingHttpHeaders, request } from 'node:http';
import { connect } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { listenForTest } from '../../testing/loopback-server.ts';
import { appHandler } from './app-handler.ts';
import { ownNames } from './own-origin.ts';
import { webFile } from './web-files.ts';

const SCRIPT = 'export const answer = 42;\n'.repeat(200);
const PAGE = '<!doctype html><meta name="csp-nonce" content="" /><title>t</title>';

async function startApp() {
  const server = createServer();
  const port = await listenForTest(server);
  const file = (path: string, text: string) => [path, webFile(path, Buffer.from(text))] as const;
  const files = new Map([
    file('/index.html', PAGE),
    file('/assets/app-1a2b.js', SCRIPT),
    file('/assets/script.worker-1a2b.js', SCRIPT),
    file('/sw.js', 'tiny'),
    file('/manifest.webmanifest', '{}'),
    file('/a b.svg', '<svg/>'),
  ]);
  const facts = {
    version: '1.2.3',
    embeddedBroker: { tcpPort: 1883, wsPort: 9001, wsPath: '/mqtt' },
    brokerHost: '127.0.0.1',
    bridge: { enabled: true, token: 'secret', targets: null } as const,
  };
  const nothing = async () => {};
  server.on('request', appHandler({ names: ownNames('127.0.0.1', port), files, facts, probe: nothing, lab: nothing }));
  return port;
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

function get(port: number, path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });
}

describe('appHandler', () => {
  it('serves the page with a fresh nonce that its policy admits', async () => {
    const port = await startApp();
    const nonces = new Set<string>();
    for (const path of ['/', '/index.html', '/?x=1']) {
      const { status, headers, body } = await get(port, path);
      const nonce = /name="csp-nonce" content="([^"]{20,})"/.exec(body.toString())?.[1] ?? 'none';
      expect(status).toBe(200);
      expect(headers['content-type']).toBe('text/html; charset=utf-8');
      expect(headers['cache-control']).toBe('no-cache');
      expect(headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonce}';`);
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(3);
  });

  it('sends a strict policy and no CORS header with everything', async () => {
    const port = await startApp();
    for (const path of ['/', '/assets/app-1a2b.js', '/nothing', '/loupe/companion.json']) {
      const { headers } = await get(port, path);
      const policy = headers['content-security-policy'] ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self';");
      expect(policy).not.toContain('unsafe');
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['cross-origin-resource-policy']).toBe('same-origin');
      expect(headers['access-control-allow-origin']).toBeUndefined();
    }
  });

  it('lets the scripts’ interpreter run where they run, and lets nothing out from there', async () => {
    const port = await startApp();
    const { headers } = await get(port, '/assets/script.worker-1a2b.js');
    expect(headers['content-security-policy']).toBe(
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'",
    );
  });

  it('lets hashed files be kept for ever and asks again for all others', async () => {
    const port = await startApp();
    const cacheControl = async (path: string) => (await get(port, path)).headers['cache-control'];
    expect(await cacheControl('/assets/app-1a2b.js')).toBe('public, max-age=31536000, immutable');
    expect(await cacheControl('/sw.js')).toBe('no-cache');
    expect(await cacheControl('/manifest.webmanifest')).toBe('no-cache');
  });

  it('compresses as the client can read it', async () => {
    const port = await startApp();
    const fetched = (acceptEncoding: string) => get(port, '/assets/app-1a2b.js', { 'accept-encoding': acceptEncoding });
    const brotli = await fetched('gzip, deflate, br, zstd');
    expect(brotli.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(brotli.body).toString()).toBe(SCRIPT);
    const gzipped = await fetched('gzip, br;q=0');
    expect(gzipped.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(gzipped.body).toString()).toBe(SCRIPT);
    const plain = await fetched('identity');
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.body.toString()).toBe(SCRIPT);
    expect(new Set([brotli, gzipped, plain].map((one) => one.headers.etag)).size).toBe(3);
  });

  it('answers 304 when the client holds the version', async () => {
    const port = await startApp();
    const first = await get(port, '/sw.js');
    const again = await get(port, '/sw.js', { 'if-none-match': first.headers.etag ?? '' });
    expect([again.status, again.body.length]).toEqual([304, 0]);
    expect((await get(port, '/sw.js', { 'if-none-match': '"other"' })).status).toBe(200);
  });

  it('answers HEAD without a body', async () => {
    const { status, headers, body } = await get(await startApp(), '/sw.js', {}, 'HEAD');
    expect([status, headers['content-length'], body.length]).toEqual([200, '4', 0]);
  });

  it.each([
    ['/a%20b.svg', 200],
    ['/nothing', 404],
    ['/assets/', 404],
    ['/..%2f..%2fetc/passwd', 404],
    ['/assets/../../../../etc/passwd', 404],
    ['/%2e%2e/package.json', 404],
    ['/assets/..%5c..%5cpackage.json', 404],
    ['/sw.js%00', 404],
    ['/%zz', 400],
    ['//127.0.0.1/sw.js', 404],
  ])('GET %s is answered %i', async (path, status) => {
    expect((await get(await startApp(), path)).status).toBe(status);
  });

  it('answers 405 to other methods', async () => {
    const { status, headers } = await get(await startApp(), '/', {}, 'POST');
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD']);
  });

  it.each(['rebound.example', '127.0.0.1', 'localhost:1'])('does not answer to the name %s', async (host) => {
    const port = await startApp();
    for (const path of ['/', '/loupe/companion.json', '/sw.js']) {
      const { status, body } = await get(port, path, { host });
      expect(status).toBe(421);
      expect(body.toString()).not.toContain('secret');
    }
  });

  it('answers 400 or 421 to a request without a name', async () => {
    const port = await startApp();
    const text = await new Promise<string>((resolve) => {
      let received = '';
      const socket = connect(port, '127.0.0.1', () => socket.write('GET / HTTP/1.0\r\n\r\n'));
      socket.on('data', (chunk) => {
        received += chunk;
      });
      socket.on('close', () => resolve(received));
    });
    expect(text).toMatch(/^HTTP\/1\.1 (400|421) /);
  });
});

describe('companion.json', () => {
  it('tells a page of its own all it needs, and is never stored', async () => {
    const port = await startApp();
    const { status, headers, body } = await get(port, '/loupe/companion.json', {
      origin: `http://127.0.0.1:${port}`,
      'sec-fetch-site': 'same-origin',
    });
    expect(status).toBe(200);
    expect(headers['cache-control']).toBe('no-store');
    expect(JSON.parse(body.toString())).toEqual({
      app: 'mqtt-loupe',
      version: '1.2.3',
      embeddedBroker: { host: '127.0.0.1', tcpPort: 1883, wsPort: 9001, wsPath: '/mqtt' },
      bridge: { enabled: true, token: 'secret', targets: null },
    });
  });

  it.each<Record<string, string>>([
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'http://127.0.0.1:1' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ])('tells a page of another origin nothing: %o', async (headers) => {
    const { status, body } = await get(await startApp(), '/loupe/companion.json', headers);
    expect(status).toBe(403);
    expect(body.toString()).not.toContain('secret');
  });
});
