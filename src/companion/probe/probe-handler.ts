// Answers the connection doctor's request over HTTP. It makes this machine open connections, so it is for our own page
// only, which shows the token of this start, and to the targets that the bridge may reach.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { fail, ok, type Result } from '../../core/base/result.ts';
import type { BridgeInfo } from '../../core/protocol/companion-contract.ts';
import { isAllowedTarget, isToken } from '../bridge/bridge-policy.ts';
import type { OwnNames } from '../http/own-origin.ts';
import { MAX_REQUEST_BYTES } from '../tls/tls-settings.ts';
import { probe } from './probe.ts';
import { parseProbeRequest } from './probe-request.ts';

export interface ProbeHandlerOptions {
  readonly names: OwnNames;
  readonly info: BridgeInfo;
  /** Authorities in PEM to trust instead of the machine's own. */
  readonly trusted?: readonly string[];
}

/** `Host` has been checked. */
export type ProbeHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

interface Refusal {
  readonly status: 400 | 403 | 405;
  readonly words: string;
}

const BODY_TIMEOUT_MS = 10_000;

export function probeHandler(options: ProbeHandlerOptions): ProbeHandler {
  return async (request, response) => {
    response.setHeader('Cache-Control', 'no-store');
    const refusal = refuse(request, options);
    if (refusal !== null) return answerRefusal(response, refusal);
    const body = await readBody(request);
    if (!body.ok) return answerRefusal(response, { status: 400, words: body.error });
    const asked = parseProbeRequest(body.value);
    if (!asked.ok) return answerRefusal(response, { status: 400, words: `${asked.error}.` });
    const { info } = options;
    const { token, target, alternatives } = asked.value;
    if (!info.enabled || !isToken(token, info.token)) {
      return answerRefusal(response, { status: 403, words: 'The token is not the one of this start.' });
    }
    const mayReach = ({ host, port }: typeof target) => isAllowedTarget(info.targets, host, port);
    if (!mayReach(target)) {
      return answerRefusal(response, { status: 403, words: 'This is not among the targets of --bridge-allow.' });
    }
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const report = await probe(
      { ...asked.value, alternatives: alternatives.filter(mayReach) },
      { signal: gone.signal, trusted: options.trusted ?? null, origin: request.headers.origin ?? '' },
    );
    if (gone.signal.aborted) return;
    const json = Buffer.from(JSON.stringify(report));
    response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': json.length });
    response.end(json);
  };
}

function refuse(request: IncomingMessage, { names, info }: ProbeHandlerOptions): Refusal | null {
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

function answerRefusal(response: ServerResponse, { status, words }: Refusal): void {
  const body = Buffer.from(`${words}\n`);
  if (status === 405) response.setHeader('Allow', 'POST');
  // What comes after may be unread: do not reuse the connection.
  response.setHeader('Connection', 'close');
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Length': body.length });
  response.end(body);
}

/** The error is for people. */
function readBody(request: IncomingMessage): Promise<Result<string, string>> {
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
