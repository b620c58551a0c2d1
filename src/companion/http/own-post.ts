// Takes what only the companion's own page may send: JSON by POST, from its own origin, of a limited size.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { fail, ok, type Result } from '../../core/base/result.ts';
import type { BridgeInfo } from '../../core/protocol/companion-contract.ts';
import { MAX_REQUEST_BYTES } from '../tls/tls-settings.ts';
import type { OwnNames } from './own-origin.ts';

export interface OwnPostOptions {
  readonly names: OwnNames;
  readonly info: BridgeInfo;
}

export interface Refusal {
  readonly status: 400 | 403 | 404 | 405;
  readonly words: string;
}

const BODY_TIMEOUT_MS = 10_000;

/** Null: it may ask. `Host` has been checked. Answered before anything of the body is read. */
export function refuseForeign(request: IncomingMessage, { names, info }: OwnPostOptions): Refusal | null {
  const { origin } = request.headers;
  const type = (request.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase();
  const site = request.headers['sec-fetch-site'];
  if (!names.isOwnOrigin(origin) || (site !== undefined && site !== 'same-origin')) {
    return { status: 403, words: 'Only the page that this companion serves may do this.' };
  }
  if (request.method !== 'POST') return { status: 405, words: 'Only POST is answered here.' };
  if (!info.enabled) return { status: 403, words: 'The bridge is off: the companion listens on more than loopback.' };
  // A form of another site cannot send it; a script would have to ask first, and is told nothing.
  if (type !== 'application/json') return { status: 400, words: 'The request is to be application/json.' };
  return null;
}

export function answerRefusal(response: ServerResponse, { status, words }: Refusal): void {
  const body = Buffer.from(`${words}\n`);
  if (status === 405) response.setHeader('Allow', 'POST');
  // What comes after may be unread: do not reuse the connection.
  response.setHeader('Connection', 'close');
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Length': body.length });
  response.end(body);
}

/** The error is for people. */
export function readBody(request: IncomingMessage): Promise<Result<string, string>> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const settle = (result: Result<string, string>) => {
      clearTimeout(timer);
      resolve(result);
    };
    const timer = setTimeout(() => settle(fail('The request did not come in time.')), BODY_TIMEOUT_MS);
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > MAX_REQUEST_BYTES) return settle(fail(`The request has more than ${MAX_REQUEST_BYTES} bytes.`));
      chunks.push(chunk);
    });
    request.on('end', () => settle(ok(Buffer.concat(chunks).toString('utf8'))));
    request.on('error', () => settle(fail('The request broke off.')));
    request.on('close', () => settle(fail('The request broke off.')));
  });
}
