// Answers the app's HTTP requests: the built files, and what the page may know about the companion.

import { randomBytes } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { COMPANION_INFO_PATH, PROBE_PATH } from '../../core/protocol/companion-contract.ts';
import { LAB_FAULT_PATH } from '../../core/protocol/lab-fault-contract.ts';
import type { LabHandler } from '../lab/lab-handler.ts';
import type { ProbeHandler } from '../probe/probe-handler.ts';
import { type CompanionFacts, companionInfo, mayReadInfo } from './companion-info.ts';
import { acceptedEncodings, holdsVersion } from './content-negotiation.ts';
import type { OwnNames } from './own-origin.ts';
import { contentSecurityPolicy, SECURITY_HEADERS, scriptWorkerPolicy } from './security-headers.ts';
import type { WebFile, WebFiles } from './web-files.ts';

export interface AppHandlerOptions {
  readonly names: OwnNames;
  readonly files: WebFiles;
  readonly facts: CompanionFacts;
  readonly probe: ProbeHandler;
  readonly lab: LabHandler;
}

const NONCE_PLACE = '<meta name="csp-nonce" content="';

export function appHandler(options: AppHandlerOptions): RequestListener {
  return (request, response) => {
    answer(options, request, response).catch((error: unknown) => response.destroy(error as Error));
  };
}

async function answer(options: AppHandlerOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
  response.setHeader('Content-Security-Policy', contentSecurityPolicy(null));

  const { host } = request.headers;
  if (host === undefined || !options.names.isOwnHost(host)) {
    // Only what is printable is repeated, as text: the header is a stranger's.
    const named = JSON.stringify((host ?? '').slice(0, 100));
    const words = `This is MQTT Loupe, and it does not answer to the name ${named}. Open it under the address it printed.`;
    return plain(request, response, 421, words);
  }
  const asked = request.url?.split('?', 1)[0];
  if (asked === PROBE_PATH) return options.probe(request, response);
  if (asked === LAB_FAULT_PATH) return options.lab(request, response);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    return plain(request, response, 405, 'Only GET and HEAD are answered here.');
  }
  const path = requestPath(request.url ?? '/');
  if (path === null) return plain(request, response, 400, 'This address cannot be decoded.');
  if (path === COMPANION_INFO_PATH) return info(options, host, request, response);
  const file = options.files.get(path === '/' ? '/index.html' : path);
  if (file === undefined) return plain(request, response, 404, 'There is nothing at this address.');
  if (path === '/' || path === '/index.html') return page(file, request, response);
  const workerPolicy = scriptWorkerPolicy(path);
  if (workerPolicy !== null) response.setHeader('Content-Security-Policy', workerPolicy);
  return asset(file, request, response);
}

/** The decoded path without its query; null when it does not decode. */
function requestPath(url: string): string | null {
  try {
    return decodeURIComponent(url.split(/[?#]/, 1)[0] ?? '/');
  } catch {
    return null;
  }
}

function info(options: AppHandlerOptions, host: string, request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('Cache-Control', 'no-store');
  if (!mayReadInfo(request.headers, options.names)) {
    return plain(request, response, 403, 'Only the page that this companion serves may ask this.');
  }
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  send(request, response, 200, Buffer.from(JSON.stringify(companionInfo(options.facts, host))));
}

/** Every page gets a nonce of its own, so its bytes differ each time: no ETag, and nothing to compress once. */
function page(file: WebFile, request: IncomingMessage, response: ServerResponse): void {
  const nonce = randomBytes(16).toString('base64');
  const html = file.body.toString('utf8').replace(`${NONCE_PLACE}"`, `${NONCE_PLACE}${nonce}"`);
  response.setHeader('Content-Type', file.contentType);
  response.setHeader('Cache-Control', 'no-cache');
  response.setHeader('Content-Security-Policy', contentSecurityPolicy(nonce));
  send(request, response, 200, Buffer.from(html));
}

async function asset(file: WebFile, request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.setHeader('Content-Type', file.contentType);
  response.setHeader('Cache-Control', file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache');
  response.setHeader('Vary', 'Accept-Encoding');
  let body = file.body;
  let etag = file.etag;
  for (const encoding of acceptedEncodings(request.headers['accept-encoding'])) {
    const encoded = await file.encoded(encoding);
    if (encoded === null) continue;
    body = encoded;
    // A strong ETag names bytes, and these are other bytes.
    etag = `${file.etag.slice(0, -1)}-${encoding}"`;
    response.setHeader('Content-Encoding', encoding);
    break;
  }
  response.setHeader('ETag', etag);
  if (holdsVersion(request.headers['if-none-match'], etag)) {
    response.writeHead(304);
    response.end();
    return;
  }
  send(request, response, 200, body);
}

function plain(request: IncomingMessage, response: ServerResponse, status: number, words: string): void {
  response.setHeader('Content-Type', 'text/plain; charset=utf-8');
  response.setHeader('Cache-Control', 'no-store');
  // What comes after is unread (a POST's body, say): do not reuse the connection.
  if (status === 405) response.setHeader('Connection', 'close');
  send(request, response, status, Buffer.from(`${words}\n`));
}

function send(request: IncomingMessage, response: ServerResponse, status: number, body: Buffer): void {
  response.writeHead(status, { 'Content-Length': body.length });
  response.end(request.method === 'HEAD' ? undefined : body);
}
