// The bridge from WebSocket to TCP: the handshake's checks, the request, the connection, and then a tunnel.

import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import {
  BRIDGE_PATH,
  BRIDGE_SUBPROTOCOL,
  type BridgeAnswer,
  type BridgeInfo,
} from '../../core/protocol/companion-contract.ts';
import type { OwnNames } from '../http/own-origin.ts';
import { refuseUpgrade } from '../http/refuse-upgrade.ts';
import { isAllowedTarget, isToken } from './bridge-policy.ts';
import { parseBridgeOpen } from './bridge-request.ts';
import { connectBroker } from './broker-connection.ts';
import type { ConnectFailure } from './connect-failure.ts';
import { tunnel } from './tunnel.ts';

/** A frame of the page may hold several large packets; it is held in memory whole. */
const MAX_FRAME_BYTES = 64 * 1024 * 1024;
const CLOSE_NORMAL = 1000;
const CLOSE_GOING_AWAY = 1001;
const CLOSE_POLICY = 1008;
const FAREWELL_MS = 500;

export interface BridgeOptions {
  readonly names: OwnNames;
  readonly info: BridgeInfo;
  readonly requestTimeoutMs?: number;
  readonly connectTimeoutMs?: number;
  /** Authorities in PEM to trust instead of the machine's own. */
  readonly trusted?: readonly string[];
}

export interface Bridge {
  /** Takes an upgrade request of the app's server, whatever its path. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): Promise<void>;
}

export function createBridge(options: BridgeOptions): Bridge {
  const { names, info } = options;
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME_BYTES,
    perMessageDeflate: false,
    handleProtocols: (offered) => (offered.has(BRIDGE_SUBPROTOCOL) ? BRIDGE_SUBPROTOCOL : false),
  });
  return {
    handleUpgrade(request, socket, head) {
      const refusal = refuse(request, names, info);
      if (refusal !== null) return refuseUpgrade(socket, refusal.status, refusal.words);
      server.handleUpgrade(request, socket, head, (page) => serve(page, options));
    },
    async close() {
      const pages = [...server.clients].map((page) => farewell(page));
      await Promise.all(pages);
    },
  };
}

/** Tells the page why, and does not wait long for its answer. */
function farewell(page: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    page.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
    const timer = setTimeout(() => page.terminate(), FAREWELL_MS);
    page.resume();
    page.close(CLOSE_GOING_AWAY, 'the companion ended');
  });
}

function refuse(request: IncomingMessage, names: OwnNames, info: BridgeInfo) {
  const { host, origin } = request.headers;
  if (!names.isOwnHost(host)) return { status: 421, words: 'This is not a name of this server.' };
  if ((request.url ?? '').split('?', 1)[0] !== BRIDGE_PATH) return { status: 404, words: 'There is nothing here.' };
  if (!names.isOwnOrigin(origin))
    return { status: 403, words: 'Only the page that this companion serves may do this.' };
  if (!info.enabled) return { status: 403, words: 'The bridge is off: the companion listens on more than loopback.' };
  const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
  if (!offered.includes(BRIDGE_SUBPROTOCOL)) return { status: 400, words: `The subprotocol is ${BRIDGE_SUBPROTOCOL}.` };
  return null;
}

function serve(page: WebSocket, options: BridgeOptions): void {
  const { requestTimeoutMs = 5_000 } = options;
  // `ws` closes by itself after an error; without a listener it would end the process.
  page.on('error', () => {});
  const timer = setTimeout(() => page.close(CLOSE_POLICY, 'no request came'), requestTimeoutMs);
  page.once('close', () => clearTimeout(timer));
  page.once('message', (data: RawData, isBinary: boolean) => {
    clearTimeout(timer);
    // `ws` hands out one Buffer for a message, whatever its fragments.
    open(page, isBinary ? '' : (data as Buffer).toString('utf8'), options).catch(() => page.terminate());
  });
}

async function open(page: WebSocket, text: string, options: BridgeOptions): Promise<void> {
  const { info, connectTimeoutMs = 10_000, trusted = null } = options;
  const request = parseBridgeOpen(text);
  if (!request.ok) return refuseRequest(page, { code: 'bad-request', message: request.error });
  const { token, target } = request.value;
  if (!info.enabled || !isToken(token, info.token)) {
    return refuseRequest(page, { code: 'bad-token', message: 'the token is not the one of this start' });
  }
  if (!isAllowedTarget(info.targets, target.host, target.port)) {
    return refuseRequest(page, { code: 'target-not-allowed', message: 'not among the targets of --bridge-allow' });
  }

  const abort = new AbortController();
  // Nothing may follow before the answer: there is nowhere to put it.
  const onEarlyFrame = () => page.close(CLOSE_POLICY, 'a frame came before the answer');
  const onClose = () => abort.abort();
  page.on('message', onEarlyFrame);
  page.on('close', onClose);
  const connected = await connectBroker(request.value, {
    timeoutMs: connectTimeoutMs,
    signal: abort.signal,
    trusted,
  });
  page.off('message', onEarlyFrame);
  page.off('close', onClose);
  if (!connected.ok) return refuseRequest(page, connected.error);
  const broker = connected.value;
  if (page.readyState !== page.OPEN) {
    broker.destroy();
    return;
  }
  answer(page, { type: 'open', remoteAddress: broker.remoteAddress ?? target.host });
  tunnel(page, broker);
}

function refuseRequest(page: WebSocket, failure: ConnectFailure): void {
  answer(page, { type: 'error', ...failure });
  page.close(CLOSE_NORMAL);
}

function answer(page: WebSocket, message: BridgeAnswer): void {
  if (page.readyState === page.OPEN) page.send(JSON.stringify(message));
}
