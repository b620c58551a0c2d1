// A broker that announces all there is in MQTT 5 and does little of it: what a probe must not be taken in by. It grants every
// subscription and acknowledges every publish; `tell` changes what CONNACK says, `speaks` which versions it takes.
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import {
  generate,
  type IConnackPacket,
  type IConnectPacket,
  type IPublishPacket,
  type Packet,
  parser,
} from 'mqtt-packet';

/** What is larger costs the connection, whatever was announced. */
export const LIAR_TAKES_BYTES = 100_000;

const ALL_OF_IT: NonNullable<IConnackPacket['properties']> = {
  ...{ retainAvailable: true, wildcardSubscriptionAvailable: true, sharedSubscriptionAvailable: true },
  ...{
    subscriptionIdentifiersAvailable: true,
    topicAliasMaximum: 10,
    maximumPacketSize: 1_048_576,
    serverKeepAlive: 10,
  },
};

export interface LyingBroker {
  readonly port: number;
  /** Clients that are connected now. */
  readonly clients: () => number;
  stop(): Promise<void>;
}

interface Client {
  readonly socket: Socket;
  readonly version: number;
  readonly filters: Set<string>;
}

export async function startLyingBroker(
  tell: Partial<typeof ALL_OF_IT> = {},
  speaks: readonly number[] = [4, 5],
): Promise<LyingBroker> {
  const clients = new Set<Client>();
  let held: IPublishPacket | null = null;

  const deliver = (message: IPublishPacket) => {
    for (const client of clients) {
      for (const filter of client.filters) if (covers(filter, message.topic)) send(client, { ...message });
    }
  };
  /** Every second message of an order that matters overtakes the one before it. */
  const pass = (message: IPublishPacket) => {
    if (!message.topic.includes('/order/')) return deliver(message);
    if (held === null) {
      held = message;
      return;
    }
    deliver(message);
    deliver(held);
    held = null;
  };

  const server = createServer({ noDelay: true }, (socket) => {
    let client: Client | null = null;
    const reader = parser({ protocolVersion: 5 });
    socket.on('data', (bytes) => void reader.parse(bytes));
    socket.on('error', () => {});
    socket.on('close', () => client && clients.delete(client));
    reader.on('error', () => socket.destroy());
    reader.on('packet', (packet) => {
      if (packet.cmd === 'connect') {
        client = admit(socket, packet, tell, speaks);
        if (client) clients.add(client);
      } else if (client) answer(client, packet, pass);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    clients: () => clients.size,
    async stop() {
      for (const { socket } of clients) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Null: a version that it does not know. */
function admit(
  socket: Socket,
  { protocolVersion = 4 }: IConnectPacket,
  tell: object,
  speaks: readonly number[],
): Client | null {
  const isKnown = speaks.includes(protocolVersion);
  // To version 5, too, a broker that does not know it answers as it can (MQTT 3.1.1, 3.1.2.2).
  const client: Client = { socket, version: isKnown ? protocolVersion : 4, filters: new Set() };
  const code = isKnown ? 0 : 1;
  const properties = { ...ALL_OF_IT, ...tell };
  send(client, { cmd: 'connack', sessionPresent: false, returnCode: code, reasonCode: code, properties });
  if (!isKnown) socket.end();
  return isKnown ? client : null;
}

function answer(client: Client, packet: Packet, pass: (message: IPublishPacket) => void): void {
  const messageId = packet.messageId ?? 0;
  switch (packet.cmd) {
    case 'subscribe': {
      const granted = packet.subscriptions.map(({ topic, qos }) => (topic.startsWith('$SYS') ? 0x87 : qos));
      for (const { topic } of packet.subscriptions) client.filters.add(topic.replace(/^\$share\/[^/]+\//, ''));
      return send(client, { cmd: 'suback', messageId, granted });
    }
    case 'publish':
      if (packet.payload.length > LIAR_TAKES_BYTES) return void client.socket.destroy();
      if (packet.qos === 1) send(client, { cmd: 'puback', messageId });
      if (packet.qos === 2) send(client, { cmd: 'pubrec', messageId });
      return pass({ ...bare(packet), qos: packet.qos === 0 ? 0 : 1 });
    case 'pubrel':
      return send(client, { cmd: 'pubcomp', messageId });
    case 'disconnect':
      return void client.socket.end();
  }
}

/** Without its properties and without its flag. */
function bare({ topic, payload }: IPublishPacket): IPublishPacket {
  return { cmd: 'publish', topic, payload, qos: 0, retain: false, dup: false, messageId: 1 };
}

function send({ socket, version }: Client, packet: Packet): void {
  socket.write(generate(packet, { protocolVersion: version }));
}

/** It knows `#`, and takes `+` for a letter. */
function covers(filter: string, topic: string): boolean {
  return filter === topic || (filter.endsWith('/#') && topic.startsWith(filter.slice(0, -1)));
}
