// The properties of a publish: on the wire, counted in its size, and there again when it is sent once more.
import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { type Packet, writeToStream } from 'mqtt-packet';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import type { PublishProperties, PublishRequest, ServerLimits } from '../../core/protocol/engine-contract.ts';
import { publishOverLimit } from '../../core/protocol/outbound-limits.ts';
import { type EngineHarness, startEngineHarness } from '../../testing/engine-harness.ts';
import { type ScriptedBroker, startScriptedBroker } from '../../testing/scripted-broker.ts';
import { publishProperties } from './broker-session-properties.ts';

const brokers: ScriptedBroker[] = [];
const engines: EngineHarness[] = [];

async function setUp(version: 4 | 5) {
  const broker = await startScriptedBroker(version);
  brokers.push(broker);
  return { broker, engine: startEngine() };
}

function startEngine(): EngineHarness {
  const engine = startEngineHarness();
  engines.push(engine);
  return engine;
}

const EVERY: PublishProperties = {
  payloadIsUtf8: true,
  messageExpiryIntervalS: 60,
  contentType: 'text/plain',
  responseTopic: 'answer',
  correlationData: Uint8Array.of(0, 255),
  userProperties: [
    ['site', 'a'],
    ['line', '3'],
    ['site', 'b'],
  ],
};

const request = (properties: PublishProperties): PublishRequest => ({
  ...{ publishId: 1, topic: 'a', payload: Uint8Array.of(120), qos: 1, retain: true },
  properties,
});

const SENT = {
  payloadFormatIndicator: true,
  messageExpiryInterval: 60,
  contentType: 'text/plain',
  responseTopic: 'answer',
  userProperties: { site: ['a', 'b'], line: '3' },
};

/** As MQTT.js writes it. */
function bytesOf(packet: Packet): number {
  let bytes = 0;
  const counter = {
    write(chunk: string | Uint8Array) {
      bytes += typeof chunk === 'string' ? Buffer.byteLength(chunk) : chunk.length;
      return true;
    },
    destroy(error: Error) {
      throw error;
    },
  };
  writeToStream(packet, counter as never, { protocolVersion: 5 });
  return bytes;
}

beforeAll(() => {
  vi.stubGlobal('WebSocket', WebSocket);
  vi.stubGlobal('navigator', { onLine: true });
});

afterEach(async () => {
  for (const engine of engines.splice(0)) engine.request('disconnect', null);
  await Promise.all(brokers.splice(0).map((broker) => broker.stop()));
});

describe('the properties of a publish', () => {
  it('go out with it', async () => {
    const { broker, engine } = await setUp(5);
    engine.connect(broker.port);
    const connection = await broker.accepted();
    await engine.untilPhase('connected');
    engine.result('publish', request(EVERY));
    const { properties } = await connection.next('publish');
    expect(properties).toMatchObject(SENT);
    expect([...(properties?.correlationData ?? [])]).toEqual([0, 255]);
  });

  it('stay at home before version 5', async () => {
    const { broker, engine } = await setUp(4);
    engine.connect(broker.port, { version: 4 });
    const connection = await broker.accepted();
    await engine.untilPhase('connected');
    engine.result('publish', request(EVERY));
    expect((await connection.next('publish')).properties).toBeUndefined();
  });

  it('are there again when the publish is delivered after a reload of the page', async () => {
    const { broker, engine } = await setUp(5);
    engine.connect(broker.port, { cleanStart: false }, [], 'properties');
    const connection = await broker.accepted();
    await engine.untilPhase('connected');
    engine.result('publish', request(EVERY));
    await connection.next('publish');
    connection.cut();
    engine.request('disconnect', null);
    const reloaded = startEngine();
    reloaded.connect(broker.port, { cleanStart: false }, [], 'properties');
    // The engine before may have come back once, ahead of being told to end.
    const next = await broker.accepted({ sessionPresent: true });
    const again = await next.next('publish');
    expect(again).toMatchObject({ dup: true, qos: 1, retain: true, properties: SENT });
    expect([...(again.properties?.correlationData ?? [])]).toEqual([0, 255]);
  });

  it('are refused where the broker would close the connection for them', async () => {
    const { broker, engine } = await setUp(5);
    engine.connect(broker.port);
    await broker.accepted();
    await engine.untilPhase('connected');
    expect(engine.request('publish', request({ responseTopic: 'a/#' }))).toMatchObject({
      ok: false,
      error: { code: 'invalid' },
    });
  });

  it('count in the size of the packet to the byte', () => {
    const limits = {
      ...{ maximumQos: 2, retainAvailable: true, receiveMaximum: 1, topicAliasMaximum: 0 },
      ...{ wildcardSubscriptions: true, sharedSubscriptions: true, subscriptionIdentifiers: true },
      maximumPacketSize: 1,
    } as ServerLimits;
    const text = fc.string({ unit: 'grapheme', maxLength: 80 });
    const some = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined });
    const properties = fc.record({
      payloadIsUtf8: some(fc.boolean()),
      messageExpiryIntervalS: some(fc.nat()),
      contentType: some(text),
      responseTopic: some(text),
      correlationData: some(fc.uint8Array({ maxLength: 200 })),
      userProperties: some(fc.array(fc.tuple(text, text), { maxLength: 5 })),
    });
    fc.assert(
      fc.property(properties, fc.uint8Array({ maxLength: 300 }), fc.constantFrom(0, 1, 2), (given, payload, qos) => {
        const sent = bytesOf({
          ...{ cmd: 'publish', topic: 'дом', payload: Buffer.from(payload), dup: false, retain: false },
          ...{ qos: qos as 0 | 1 | 2, messageId: 1, properties: publishProperties(given) },
        });
        const asked = { publishId: 1, topic: 'дом', payload, qos: qos as 0 | 1 | 2, retain: false, properties: given };
        expect(publishOverLimit(asked, limits)?.asked).toBe(sent);
      }),
    );
  });
});
