// Asks for a WebSocket in an HTTP request written by hand: what a library would call an error is what is looked for.

import { createHash, randomBytes } from 'node:crypto';
import { domainToASCII } from 'node:url';
import type { ProbeTarget, UpgradeProbe } from '../../core/protocol/companion-contract.ts';
import { bracketed } from '../http/own-origin.ts';
import { type Conversation, printable } from './conversation.ts';
import { msSince, type ProbeScope } from './probe-scope.ts';

const MAX_HEAD_BYTES = 16 * 1024;
const MAX_ANSWER_CHARACTERS = 2_000;
/** RFC 6455, section 1.3. */
const ACCEPT_GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** After `switched` the conversation is the WebSocket's: what came with the answer was put back. */
export async function probeUpgrade(
  talk: Conversation,
  target: ProbeTarget,
  { origin, timeoutMs }: Pick<ProbeScope, 'origin' | 'timeoutMs'>,
): Promise<UpgradeProbe> {
  const key = randomBytes(16).toString('base64');
  const request = requestHead(target, origin, key);
  const began = performance.now();
  talk.say(request);
  const seen = await hearHead(talk, began + timeoutMs);
  const common = { request, ms: msSince(began) };
  if (seen.end !== null && seen.bytes.length === 0) {
    return { ...common, kind: seen.end.kind, message: seen.end.message };
  }
  const head = readHead(seen.bytes);
  if (head === null) return { ...common, kind: 'not-http', answer: printable(seen.bytes) };
  const accept = createHash('sha1').update(`${key}${ACCEPT_GUID}`).digest('base64');
  if (head.status === 101 && head.complete && head.headers.get('sec-websocket-accept') === accept) {
    talk.unhear(head.rest);
    return { ...common, kind: 'switched', subprotocol: head.headers.get('sec-websocket-protocol') ?? null };
  }
  return {
    ...common,
    kind: 'http',
    status: head.status,
    statusText: head.statusText,
    server: head.headers.get('server') ?? null,
    location: head.headers.get('location') ?? null,
    answer: head.text.slice(0, MAX_ANSWER_CHARACTERS),
  };
}

function requestHead({ scheme, host, port, path, subprotocol }: ProbeTarget, origin: string, key: string): string {
  const secure = scheme === 'wss' || scheme === 'mqtts';
  const authority = bracketed(domainToASCII(host) || host) + (port === (secure ? 443 : 80) ? '' : `:${port}`);
  return [
    `GET ${requestTarget(path)} HTTP/1.1`,
    `Host: ${authority}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    `Origin: ${origin}`,
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${key}`,
    ...(subprotocol === '' ? [] : [`Sec-WebSocket-Protocol: ${subprotocol}`]),
    '',
    '',
  ].join('\r\n');
}

/** As the browser would write it: dots resolved, what is not ASCII percent-encoded, no fragment. */
function requestTarget(path: string): string {
  const { pathname, search } = new URL(`http://host${path}`);
  return `${pathname}${search}`;
}

/** Hears until a head is whole, something is no HTTP, or nothing more comes. */
async function hearHead(talk: Conversation, deadline: number) {
  let bytes: Buffer = Buffer.alloc(0);
  for (;;) {
    const heard = await talk.hear(deadline);
    if (heard.kind !== 'bytes') return { bytes, end: heard };
    bytes = Buffer.concat([bytes, heard.bytes]);
    if (!mayBeHttp(bytes) || endOfHead(bytes) >= 0 || bytes.length > MAX_HEAD_BYTES) return { bytes, end: null };
  }
}

function mayBeHttp(bytes: Buffer): boolean {
  const start = bytes.toString('latin1', 0, 5);
  return 'HTTP/'.startsWith(start);
}

/** Where the body begins; -1: the head is not whole. */
function endOfHead(bytes: Buffer): number {
  const at = bytes.indexOf('\r\n\r\n');
  if (at >= 0) return at + 4;
  const bare = bytes.indexOf('\n\n');
  return bare >= 0 ? bare + 2 : -1;
}

interface Head {
  readonly status: number;
  readonly statusText: string;
  /** Names in lower case; the last of several counts. */
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
  readonly complete: boolean;
  readonly rest: Buffer;
}

/** Null: no HTTP. A head that was cut off after its status line is one. */
function readHead(bytes: Buffer): Head | null {
  const end = endOfHead(bytes);
  // Text from a stranger: line ends stay, nothing else that is unprintable does.
  const text = bytes
    .toString('latin1', 0, end < 0 ? bytes.length : end)
    .replace(/\r\n/g, '\n')
    .replace(/[^ -~\n\t\u00a0-\u00ff]/g, '.')
    .trimEnd();
  const [first = '', ...lines] = text.split('\n');
  const status = /^HTTP\/\d(?:\.\d)? (\d{3})(?: (.*))?$/.exec(first);
  if (status === null) return null;
  const headers = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
  }
  return {
    status: Number(status[1]),
    statusText: status[2] ?? '',
    headers,
    text,
    complete: end >= 0,
    rest: end < 0 ? Buffer.alloc(0) : bytes.subarray(end),
  };
}
