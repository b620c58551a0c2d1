// A capture that dumpcap makes of mosquitto and its clients on the loopback, over TCP and WebSocket: the messages are those
// that were said, and over TCP tshark finds as many packets of each type in the same file. Skipped where the programs are not there, or may not record.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import mqtt from 'mqtt';
import { type IPublishPacket, parser } from 'mqtt-packet';
import { describe, expect, it } from 'vitest';
import { tsharkOutput } from '../../testing/tshark.ts';
import type { CapturedConnection } from './capture-sink.ts';
import { readMqttCapture } from './read-mqtt-capture.ts';

const HOST = '127.0.0.1';

const hasTools = (() => {
  try {
    for (const program of ['mosquitto_pub', 'mosquitto_sub']) execFileSync('which', [program], { stdio: 'ignore' });
    execFileSync('which', ['mosquitto'], {
      stdio: 'ignore',
      env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` },
    });
    execFileSync('which', ['tshark'], { stdio: 'ignore' });
    return /\blo\b/.test(execFileSync('dumpcap', ['-D'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  } catch {
    return false;
  }
})();

async function freePort(): Promise<number> {
  const server = createServer().listen(0, HOST);
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

async function until(isTrue: () => boolean, what: string): Promise<void> {
  for (const end = Date.now() + 15_000; !isTrue(); await delay(20)) {
    if (Date.now() > end) throw new Error(`waited in vain: ${what}`);
  }
}

interface Program {
  readonly child: ChildProcess;
  readonly output: () => string;
}

function start(program: string, args: readonly string[]): Program {
  const path = `${process.env.PATH}:/usr/sbin`;
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, PATH: path } });
  let text = '';
  child.stdout.on('data', (piece) => (text += piece));
  child.stderr.on('data', (piece) => (text += piece));
  return { child, output: () => text };
}

async function stop({ child }: Program): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGINT');
  await ended;
}

/** What is said is `TOPIC PAYLOAD`, at each quality of service, in both versions and both transports. */
async function converse(tcp: number, ws: number): Promise<string[]> {
  const said: string[] = [];
  for (const version of ['mqttv311', 'mqttv5']) {
    for (const qos of [0, 1, 2]) {
      const [topic, payload] = [`lab/${version}/${qos}`, `${'x'.repeat(qos * 40_000)}${version}`];
      said.push(`${topic} ${payload}`);
      const args = ['-h', HOST, '-p', `${tcp}`, '-V', version, '-q', `${qos}`, '-t', topic, '-m', payload];
      execFileSync('mosquitto_pub', args, { stdio: 'ignore' });
    }
  }
  for (const protocolVersion of [4, 5] as const) {
    const client = await mqtt.connectAsync(`ws://${HOST}:${ws}`, { protocolVersion, reconnectPeriod: 0 });
    for (const qos of [0, 1, 2] as const) {
      const [topic, payload] = [`web/${protocolVersion}/${qos}`, `${'y'.repeat(qos * 40_000)}!`];
      said.push(`${topic} ${payload}`);
      await client.publishAsync(topic, payload, { qos });
    }
    await client.endAsync();
  }
  return said;
}

/** A capture of it, and what was said. */
async function captured(): Promise<{ file: Uint8Array; tcp: number; said: string[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'loupe-real-'));
  const programs: Program[] = [];
  try {
    const [tcp, ws] = [await freePort(), await freePort()];
    const listeners = [`listener ${tcp} ${HOST}`, `listener ${ws} ${HOST}`, 'protocol websockets'];
    const settings = ['user root', 'allow_anonymous true', 'log_dest stderr', ...listeners];
    writeFileSync(join(folder, 'conf'), `${settings.join('\n')}\n`);
    const broker = start('mosquitto', ['-v', '-c', join(folder, 'conf')]);
    programs.push(broker);
    await until(() => /running/.test(broker.output()), `mosquitto: ${broker.output()}`);
    const path = join(folder, 'lo.pcapng');
    const recorder = start('dumpcap', ['-q', '-i', 'lo', '-f', `tcp port ${tcp} or tcp port ${ws}`, '-w', path]);
    programs.push(recorder);
    await until(() => recorder.output().includes('File: '), `dumpcap: ${recorder.output()}`);
    const listener = ['-h', HOST, '-p', `${tcp}`, '-V', 'mqttv5', '-q', '2', '-t', '#'];
    const subscriber = start('mosquitto_sub', listener);
    programs.push(subscriber);
    await until(() => /Sending SUBACK/.test(broker.output()), 'the subscription');
    const said = await converse(tcp, ws);
    const last = said.at(-1)?.split(' ') as [string, string];
    await until(() => subscriber.output().split('\n').length > said.length, 'the subscriber');
    await stop(subscriber);
    execFileSync('mosquitto_pub', ['-h', HOST, '-p', `${tcp}`, '-t', last[0], '-m', 'that was all']);
    await until(() => existsSync(path) && readFileSync(path).includes('that was all'), 'the end of the capture');
    await stop(recorder);
    return { file: new Uint8Array(readFileSync(path)), tcp, said };
  } finally {
    for (const program of programs) await stop(program);
    rmSync(folder, { recursive: true });
  }
}

describe.runIf(hasTools)('a real capture', () => {
  it('has the messages that were said, over TCP and WebSocket, and over TCP the packets that tshark finds', async () => {
    const { file, tcp, said } = await captured();
    const connections: CapturedConnection[] = [];
    const types = new Map<number, number>();
    const messages = { in: [] as string[], out: [] as string[] };
    const missing: number[] = [];
    const summary = readMqttCapture(file, {
      connection: (connection) => connections.push(connection),
      packet: (index, direction, bytes) => {
        const type = (bytes[0] as number) >> 4;
        // tshark does not decode what is in these WebSockets: there the messages are the witness.
        if (connections[index]?.transport === 'tcp') types.set(type, (types.get(type) ?? 0) + 1);
        if (type !== 3) return;
        const reading = parser({ protocolVersion: connections[index]?.version ?? 4 });
        reading.on('packet', (packet) => {
          const { topic, payload } = packet as IPublishPacket;
          messages[direction].push(`${topic} ${payload}`);
        });
        reading.parse(Buffer.from(bytes));
      },
      missing: (_index, _direction, byteCount) => missing.push(byteCount),
      closed: () => undefined,
    });
    expect(messages.in).toEqual(said);
    expect(messages.out.filter((message) => !message.endsWith('that was all'))).toEqual(said);
    expect(missing).toEqual([]);
    expect(summary).toMatchObject({
      fault: null,
      connections: 10,
      otherStreams: { tls: 0, compressed: 0, unknown: 0 },
    });
    expect(connections.filter(({ transport }) => transport === 'websocket').map(({ version }) => version)).toEqual([
      4, 5,
    ]);
    expect(connections.every(({ beginsInTheMiddle }) => !beginsInTheMiddle)).toBe(true);

    const found = tsharkOutput(file, [
      '-d',
      `tcp.port==${tcp},mqtt`,
      '-Y',
      'mqtt',
      '-T',
      'fields',
      '-e',
      'mqtt.msgtype',
    ]);
    const counted = new Map<number, number>();
    for (const type of found
      .split(/[\s,]+/)
      .filter((text) => text !== '')
      .map(Number))
      counted.set(type, (counted.get(type) ?? 0) + 1);
    expect(Object.fromEntries(types)).toEqual(Object.fromEntries(counted));
  }, 60_000);
});
