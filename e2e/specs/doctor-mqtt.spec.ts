// Ways to fail between CONNECT and CONNACK.

import type { Bench } from '../fixtures/failures/bench.ts';
import { failureTests } from '../fixtures/failures/failure-row.ts';
import {
  babbling,
  choosy,
  closing,
  neverAnswering,
  olderBroker,
  refusing,
} from '../fixtures/failures/mqtt-behaviours.ts';
import { type MqttBehaviour, startMqttServer } from '../fixtures/failures/mqtt-server.ts';
import { USERS } from '../fixtures/mosquitto-config.ts';
import type { ConnectionDialog } from '../pages/connection-dialog.ts';

const over = {
  async ws({ keep }: Bench, behaviour: MqttBehaviour) {
    return `ws://127.0.0.1:${(await keep(startMqttServer('ws', behaviour))).port}/mqtt`;
  },
  async tcp({ keep }: Bench, behaviour: MqttBehaviour) {
    return `mqtt://127.0.0.1:${(await keep(startMqttServer('tcp', behaviour))).port}`;
  },
};

const withThePassword = {
  fix: /user name and password/i,
  async fillIn({ username, password }: ConnectionDialog) {
    await username.fill('writer');
    await password.fill(USERS.writer);
  },
};

failureTests([
  {
    what: 'a wrong password, version 5',
    cause: 'refused-not-authorized',
    arrange: async ({ mosquitto }) => ({
      address: (await mosquitto('auth')).wsAddress,
      username: 'writer',
      password: 'wrong',
    }),
    ...withThePassword,
  },
  {
    what: 'a wrong password, version 3.1.1',
    cause: 'refused-not-authorized',
    arrange: async ({ mosquitto }) => ({
      address: (await mosquitto('auth')).wsAddress,
      version: '3.1.1',
      username: 'writer',
      password: 'wrong',
    }),
    ...withThePassword,
  },
  {
    what: 'a wrong password, over TCP',
    cause: 'refused-not-authorized',
    modes: ['companion'],
    arrange: async ({ mosquitto }) => ({
      address: (await mosquitto('auth')).tcpAddress,
      username: 'writer',
      password: 'wrong',
    }),
  },
  {
    what: 'no user name where the broker wants one',
    cause: 'refused-no-username',
    arrange: async ({ mosquitto }) => ({ address: (await mosquitto('auth')).wsAddress }),
    ...withThePassword,
  },
  {
    what: 'bad user name or password, by its code',
    cause: 'refused-credentials',
    arrange: async (bench) => ({ address: await over.ws(bench, refusing(0x86)), username: 'ann', password: 'b' }),
  },
  {
    what: 'a broker that does not know version 5',
    cause: 'refused-version',
    arrange: async (bench) => ({ address: await over.ws(bench, olderBroker) }),
    fix: /3\.1\.1/,
  },
  {
    what: 'a broker that does not know version 5, over TCP',
    cause: 'refused-version',
    modes: ['companion'],
    arrange: async (bench) => ({ address: await over.tcp(bench, olderBroker) }),
    fix: /3\.1\.1/,
  },
  {
    what: 'an empty client id that is refused',
    cause: 'refused-client-id',
    arrange: async (bench) => ({ address: await over.ws(bench, choosy(/./)), clientId: '' }),
    fix: /client id/i,
  },
  {
    what: 'an empty client id that is refused, version 3.1.1',
    cause: 'refused-client-id',
    arrange: async (bench) => ({ address: await over.ws(bench, choosy(/./)), version: '3.1.1', clientId: '' }),
    fix: /client id/i,
  },
  {
    what: 'a client id that is rejected',
    cause: 'refused-client-id',
    arrange: async (bench) => ({ address: await over.ws(bench, choosy(/^loupe-/)), clientId: 'reserved' }),
    fix: /client id/i,
  },
  {
    what: 'a broker that is not available',
    cause: 'refused-unavailable',
    arrange: async (bench) => ({ address: await over.ws(bench, refusing(3)), version: '3.1.1' }),
  },
  {
    what: 'a ban',
    cause: 'refused-banned',
    arrange: async (bench) => ({ address: await over.ws(bench, refusing(0x8a)) }),
  },
  {
    what: 'a broker that closes instead of an answer',
    cause: 'closed-before-connack',
    arrange: async (bench) => ({ address: await over.ws(bench, closing()) }),
  },
  {
    what: 'a broker that closes instead of an answer, over TCP',
    cause: 'closed-before-connack',
    modes: ['companion'],
    arrange: async (bench) => ({ address: await over.tcp(bench, closing()) }),
  },
  {
    what: 'a close with “unauthenticated”',
    cause: 'unauthenticated',
    arrange: async (bench) => ({
      address: await over.ws(bench, closing(1002, 'unauthenticated')),
      username: 'ann',
      password: 'wrong',
    }),
  },
  {
    what: 'a close with 1011',
    cause: 'closed-before-connack',
    arrange: async (bench) => ({ address: await over.ws(bench, closing(1011, '')) }),
  },
  {
    what: 'no answer to CONNECT',
    cause: 'no-answer',
    arrange: async (bench) => ({ address: await over.ws(bench, neverAnswering), connectTimeoutS: 1 }),
  },
  {
    what: 'an answer that is no MQTT',
    cause: 'not-mqtt',
    arrange: async (bench) => ({ address: await over.ws(bench, babbling('{"hello":"world"}')) }),
  },
  {
    what: 'an answer that is no MQTT, over TCP',
    cause: 'not-mqtt',
    modes: ['companion'],
    arrange: async (bench) => ({ address: await over.tcp(bench, babbling('220 mail.example ESMTP\r\n')) }),
  },
]);
