// Binds a server to a port, or to the next free one.

import { connect, type Server } from 'node:net';
import { fail, ok, type Result } from '../core/base/result.ts';
import { isLoopback } from './http/own-origin.ts';

const MAX_ATTEMPTS = 100;
const PROBE_TIMEOUT_MS = 250;

export interface Listening {
  readonly port: number;
  /** Whether another port had to be taken than the one asked for. */
  readonly moved: boolean;
}

/** The error is Node's own words. */
export async function listenOnFreePort(server: Server, host: string, port: number): Promise<Result<Listening, string>> {
  for (let attempt = 0; attempt < MAX_ATTEMPTS && port + attempt <= 65_535; attempt++) {
    const candidate = port === 0 ? 0 : port + attempt;
    if (candidate !== 0 && isLoopback(host) && (await answersOnLoopback(candidate))) continue;
    const bound = await listen(server, host, candidate);
    if (bound.ok) return ok({ port: bound.value, moved: attempt > 0 });
    if (bound.error.code !== 'EADDRINUSE') return fail(bound.error.message);
  }
  return fail(`no free port from ${port} on`);
}

function listen(server: Server, host: string, port: number): Promise<Result<number, NodeJS.ErrnoException>> {
  return new Promise((resolve) => {
    const onError = (error: NodeJS.ErrnoException) => resolve(fail(error));
    server.once('error', onError);
    server.listen({ host, port, exclusive: true }, () => {
      server.off('error', onError);
      const address = server.address();
      resolve(ok(typeof address === 'object' && address !== null ? address.port : port));
    });
  });
}

/**
 * Whether something serves this port under any of the loopback names. Binding alone does not tell: on macOS and Windows
 * 127.0.0.1 can be bound beside a server on all addresses, and a server on ::1 would get what people send to `localhost`.
 */
async function answersOnLoopback(port: number): Promise<boolean> {
  const answers = await Promise.all([connects('127.0.0.1', port), connects('::1', port)]);
  return answers.includes(true);
}

function connects(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const settle = (answered: boolean) => {
      socket.destroy();
      resolve(answered);
    };
    socket.setTimeout(PROBE_TIMEOUT_MS, () => settle(false));
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
  });
}
