// Ways to fail before a WebSocket or a TCP connection to a broker is there.
import { failureTests } from '../fixtures/failures/failure-row.ts';
import { startHangingUpServer, startResettingServer, startSilentServer } from '../fixtures/failures/tcp-servers.ts';
import { freePort } from '../fixtures/free-port.mjs';
import { startMosquitto } from '../fixtures/mosquitto-broker.ts';
import { startStaticHost } from '../fixtures/static-host.ts';

const ws = (port: number) => `ws://127.0.0.1:${port}/mqtt`;
const mqtt = (port: number) => `mqtt://127.0.0.1:${port}`;

failureTests([
  {
    what: 'a closed port',
    cause: 'closed-port',
    arrange: async () => ({ address: ws(await freePort()) }),
  },
  {
    what: 'a closed TCP port',
    cause: 'closed-port',
    modes: ['companion'],
    arrange: async () => ({ address: mqtt(await freePort()) }),
  },
  {
    what: 'a host name that does not exist',
    cause: 'unknown-host',
    arrange: async () => ({ address: 'ws://no-such-host.invalid:9001/mqtt' }),
  },
  {
    what: 'a host name that does not exist, over TCP',
    cause: 'unknown-host',
    modes: ['companion'],
    arrange: async () => ({ address: 'mqtt://no-such-host.invalid' }),
  },
  {
    what: 'TCP without a companion',
    cause: 'bridge-missing',
    modes: ['browser'],
    arrange: async () => ({ address: mqtt(1883) }),
  },
  {
    what: 'ws:// to the port for MQTT over TCP',
    cause: 'mqtt-tcp-port',
    arrange: async ({ mosquitto }) => ({ address: ws((await mosquitto('only-tcp')).ports.tcp) }),
    fix: /mqtt:\/\//,
    fixModes: ['companion'],
  },
  {
    what: 'mqtt:// to the port for WebSocket',
    cause: 'websocket-port',
    modes: ['companion'],
    arrange: async ({ mosquitto }) => ({ address: mqtt((await mosquitto('anon')).ports.ws) }),
    fix: /ws:\/\//,
  },
  {
    what: 'a server that accepts and says nothing',
    cause: 'no-answer',
    arrange: async ({ keep }) => ({ address: ws((await keep(startSilentServer())).port), connectTimeoutS: 1 }),
  },
  {
    what: 'a TCP server that accepts and says nothing',
    cause: 'no-answer',
    modes: ['companion'],
    arrange: async ({ keep }) => ({ address: mqtt((await keep(startSilentServer())).port), connectTimeoutS: 1 }),
  },
  {
    what: 'a broker that is stopped',
    cause: 'no-answer',
    arrange: async ({ keep, certificates }) => {
      const broker = await keep(startMosquitto('anon', certificates));
      broker.freeze();
      return { address: broker.wsAddress, connectTimeoutS: 1 };
    },
  },
  {
    what: 'a server that hangs up at once',
    cause: 'hung-up',
    arrange: async ({ keep }) => ({ address: ws((await keep(startHangingUpServer())).port) }),
  },
  {
    what: 'a server that resets at once',
    cause: 'hung-up',
    arrange: async ({ keep }) => ({ address: ws((await keep(startResettingServer())).port) }),
  },
  {
    what: 'a TCP server that resets at once',
    // The bridge had a connection, and then none: before CONNECT or after it, nobody can tell.
    cause: 'closed-before-connack',
    modes: ['companion'],
    arrange: async ({ keep }) => ({ address: mqtt((await keep(startResettingServer())).port) }),
  },
  {
    what: 'a port that browsers block',
    cause: 'blocked-port',
    arrange: async () => ({ address: ws(6000) }),
  },
  {
    what: 'a page whose policy forbids the address',
    cause: 'policy',
    modes: ['browser'],
    arrange: async ({ keep, mosquitto }) => {
      const headers = { 'content-security-policy': "connect-src 'self'" };
      const host = await keep(startStaticHost({ headers }));
      return { pageUrl: host.url, address: (await mosquitto('anon')).wsAddress, connectTimeoutS: 2 };
    },
  },
  {
    what: 'the port of mail',
    cause: 'blocked-port',
    arrange: async () => ({ address: ws(25) }),
  },
]);
