// Ways to fail between a TCP connection and a WebSocket that speaks MQTT: web servers, paths, subprotocols.
import type { Bench } from '../fixtures/failures/bench.ts';
import { failureTests } from '../fixtures/failures/failure-row.ts';
import { startAnsweringServer } from '../fixtures/failures/tcp-servers.ts';
import { startBrokerUnderPath, startStatusServer, startSubprotocolServer } from '../fixtures/failures/web-servers.ts';

const ws = (port: number, path = '/mqtt') => `ws://127.0.0.1:${port}${path}`;
const BAD_REQUEST = 'HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n';

/** What cannot be where a page gets an HTTP answer from the port. */
const UNREACHED = ['closed-port', 'unknown-host', 'host-silent', 'unreachable', 'no-answer'];

failureTests([
  {
    what: 'a wrong path',
    cause: 'wrong-path',
    ruledOut: [...UNREACHED, 'mqtt-tcp-port', 'needs-tls'],
    arrange: async ({ keep }) => ({ address: ws((await keep(startBrokerUnderPath('/mqtt'))).port, '/broker') }),
    fix: /\/mqtt/,
  },
  ...[401, 403, 502].map((status) => ({
    what: `HTTP ${status} instead of an upgrade`,
    cause: 'http-status',
    ruledOut: UNREACHED,
    arrange: async ({ keep }: Bench) => ({
      address: ws((await keep(startStatusServer(status))).port),
    }),
  })),
  {
    what: 'a web server that is no broker',
    cause: 'web-server',
    ruledOut: UNREACHED,
    arrange: async ({ keep }) => ({ address: ws((await keep(startStatusServer(200))).port) }),
  },
  {
    what: 'a web server that is no broker, over TCP',
    cause: 'web-server',
    modes: ['companion'],
    arrange: async ({ keep }) => ({
      address: `mqtt://127.0.0.1:${(await keep(startAnsweringServer(BAD_REQUEST))).port}`,
    }),
  },
  {
    what: 'a WebSocket without the subprotocol',
    cause: 'no-subprotocol',
    arrange: async ({ keep }) => ({ address: ws((await keep(startSubprotocolServer(null))).port) }),
  },
  {
    what: 'a WebSocket with another subprotocol',
    cause: 'wrong-subprotocol',
    arrange: async ({ keep }) => ({ address: ws((await keep(startSubprotocolServer('chat'))).port) }),
  },
]);
