// The command for a message is run by bash against mosquitto: what arrives is what was to be sent, to the last byte.
// Skipped where the programs are not there.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Readable } from 'node:stream';
import mqtt, { type IPublishPacket } from 'mqtt';
import { expect, it } from 'vitest';
import { importedProfile } from './imported-profile.ts';
import { type CommandMessage, publishCommand } from './publish-command.ts';

const HOST = '127.0.0.1';
const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` };
const hasTools = ['mosquitto', 'mosquitto_pub', 'bash'].every(
  (program) => spawnSync('which', [program], { env, stdio: 'ignore' }).status === 0,
);

async function freePort(): Promise<number> {
  const server = createServer().listen(0, HOST);
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

/** What it says is read to its end: a pipe that nobody reads from would end it at its next word. */
function running(log: Readable): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    log.on('data', (piece: Buffer) => {
      said += String(piece);
      if (said.includes('running')) resolve();
    });
    log.once('end', () => reject(new Error(`mosquitto has ended: ${said}`)));
  });
}

const text = (value: string) => new TextEncoder().encode(value);

const PAYLOADS: readonly Uint8Array[] = [
  text(''),
  text(`it's "{{a}}" $(id) \`id\` \\n %s !! 😀\n\tend\n`),
  text('-n'),
  text('\n'),
  Uint8Array.from({ length: 256 }, (_, byte) => byte),
  text('ж'.repeat(150_000)),
];

it.skipIf(!hasTools)('sends with mosquitto_pub what was to be sent', { timeout: 60_000 }, async () => {
  const port = await freePort();
  const broker = spawn('mosquitto', ['-p', String(port)], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  try {
    await running(broker.stderr);
    const client = await mqtt.connectAsync(`mqtt://${HOST}:${port}`, { protocolVersion: 5, reconnectPeriod: 0 });
    await client.subscribeAsync('#', { qos: 2 });
    const arrived: IPublishPacket[] = [];
    client.on('message', (_topic, _payload, packet) => arrived.push(packet));
    const { profile } = importedProfile({ endpoint: { scheme: 'mqtt', host: HOST, port, path: '/mqtt' }, version: 5 });
    for (const [i, payload] of PAYLOADS.entries()) {
      const message: CommandMessage = {
        topic: `стенд 4/it's/${i}`,
        payload,
        qos: 2,
        retain: false,
        properties: {
          contentType: 'a/b; c',
          responseTopic: 'an swer',
          correlationData: text("q'1"),
          userProperties: [['k', "v'w"]],
        },
      };
      // As it is typed: an argument of bash could not be as long.
      execFileSync('bash', ['-s'], { env, input: publishCommand(profile, message).command });
      await expect.poll(() => arrived.length, { timeout: 15_000 }).toBe(i + 1);
      expect(arrived[i]).toMatchObject({ topic: message.topic, qos: 2 });
      expect(Buffer.compare(arrived[i]?.payload as Buffer, payload)).toBe(0);
      expect(arrived[i]?.properties).toMatchObject({
        contentType: 'a/b; c',
        responseTopic: 'an swer',
        correlationData: Buffer.from("q'1"),
        userProperties: { k: "v'w" },
      });
    }
    await client.endAsync();
  } finally {
    broker.kill('SIGTERM');
  }
});
