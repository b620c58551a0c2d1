// Ways in which a connection that stood comes to its end, and what keeps one from being tried.
import { startCompanion } from '../fixtures/companion.mjs';
import type { Bench } from '../fixtures/failures/bench.ts';
import { failureTests } from '../fixtures/failures/failure-row.ts';
import { disconnecting, fallingSilent } from '../fixtures/failures/mqtt-behaviours.ts';
import { type MqttBehaviour, startMqttServer } from '../fixtures/failures/mqtt-server.ts';
import { startRival } from '../fixtures/failures/rival-client.ts';
import { freePort } from '../fixtures/free-port.mjs';
import { startMosquitto } from '../fixtures/mosquitto-broker.ts';
import type { App } from '../pages/app.ts';

const CLIENT_ID = 'bench-7';
const scripted = async ({ keep }: Bench, behaviour: MqttBehaviour) =>
  `ws://127.0.0.1:${(await keep(startMqttServer('ws', behaviour))).port}/mqtt`;
const publish = (app: App) => app.composer.publish({ topic: 'a/b', payload: 'c' });
const nothing = async () => {};

failureTests([
  {
    what: 'another client takes the session over, as version 5 says it',
    cause: 'taken-over',
    arrange: async (bench) => ({
      address: await scripted(bench, disconnecting(0x8e, 'publish')),
      reconnect: false,
      onceConnected: publish,
    }),
  },
  {
    what: 'another client takes the session over at mosquitto',
    cause: 'taken-over',
    uncertain: true,
    arrange: async ({ keep, mosquitto }) => {
      const broker = await mosquitto('anon');
      return {
        address: broker.wsAddress,
        clientId: CLIENT_ID,
        reconnect: false,
        onceConnected: async () => void (await keep(startRival(broker.ports.tcp, CLIENT_ID))),
      };
    },
  },
  {
    what: 'two clients that throw each other out, version 3.1.1',
    cause: 'take-over-loop',
    uncertain: true,
    arrange: async ({ keep, certificates }) => {
      const broker = await keep(startMosquitto('anon', certificates));
      return {
        address: broker.wsAddress,
        version: '3.1.1',
        clientId: CLIENT_ID,
        onceConnected: async () => void (await keep(startRival(broker.ports.tcp, CLIENT_ID))),
      };
    },
    fix: /client id/i,
  },
  {
    what: 'a broker that stops answering',
    cause: 'keep-alive-timeout',
    arrange: async (bench) => ({
      address: await scripted(bench, fallingSilent),
      keepAliveS: 1,
      reconnect: false,
      onceConnected: nothing,
    }),
  },
  {
    what: 'a packet that is too large for the broker',
    cause: 'packet-too-large',
    arrange: async (bench) => ({
      address: await scripted(bench, disconnecting(0x95, 'publish')),
      reconnect: false,
      onceConnected: publish,
    }),
  },
  {
    what: 'a broker that shuts down',
    cause: 'shutting-down',
    arrange: async (bench) => ({
      address: await scripted(bench, disconnecting(0x8b, 'publish')),
      reconnect: false,
      onceConnected: publish,
    }),
  },
  {
    what: 'a broker that is killed',
    cause: 'dropped',
    uncertain: true,
    arrange: async ({ keep, certificates }) => {
      const broker = await keep(startMosquitto('anon', certificates));
      return { address: broker.wsAddress, reconnect: false, onceConnected: () => broker.kill() };
    },
  },
  {
    what: 'a target that the companion may not connect to',
    cause: 'target-not-allowed',
    modes: ['companion'],
    arrange: async ({ keep, mosquitto }) => {
      const elsewhere = `127.0.0.1:${await freePort()}`;
      const companion = await keep(startCompanion({ broker: false, args: ['--bridge-allow', elsewhere] }));
      return { pageUrl: companion.url, address: (await mosquitto('anon')).tcpAddress };
    },
  },
  {
    what: 'a companion that is gone',
    cause: 'companion-gone',
    uncertain: true,
    modes: ['companion'],
    withoutServer: true,
    arrange: async ({ keep, mosquitto }) => {
      const companion = await keep(startCompanion({ broker: false }));
      return {
        pageUrl: companion.url,
        address: (await mosquitto('anon')).tcpAddress,
        beforeConnect: () => companion.stop(),
      };
    },
  },
  {
    what: 'a browser that is offline',
    cause: 'offline',
    withoutServer: true,
    arrange: async () => ({
      address: 'ws://broker.example:9001/mqtt',
      beforeConnect: (app) => app.page.context().setOffline(true),
    }),
  },
]);
