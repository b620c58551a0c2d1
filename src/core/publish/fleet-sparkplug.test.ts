import { describe, expect, it } from 'vitest';
import { decodeBinaryText } from '../mqtt/binary-text.ts';
import type { DecodedValue } from '../payload/decoded/decoded-value.ts';
import { decodeSparkplug } from '../payload/sparkplug/decode-sparkplug.ts';
import { readBirths } from '../payload/sparkplug/sparkplug-names.ts';
import { SparkplugDevice } from './fleet-sparkplug.ts';
import { encodeSparkplug } from './fleet-sparkplug-payload.ts';
import type { PreparedPublish } from './prepared-publish.ts';

function node(): SparkplugDevice {
  return new SparkplugDevice({
    clientId: 'node-1',
    groupId: 'Plant',
    edgeNodeId: 'Edge 1',
    signals: [
      { name: 'Motor/Speed', generator: { kind: 'walk', min: -10, max: 10, step: 3 }, decimals: 0 },
      { name: 'Temperature', generator: { kind: 'sine', min: 0, max: 50, periodMs: 10_000 }, decimals: 2 },
      { name: 'Alarm', generator: { kind: 'constant', value: 0 }, decimals: 0 },
    ],
    beat: { everyMs: 1_000, jitter: 0 },
    device: 1,
    now: () => 1_700_000_000_000,
  });
}

/** As the inspector shows it: a metric's note has its datatype. */
function read(payload: Uint8Array, birth?: Uint8Array) {
  const decoded = decodeSparkplug(payload, readBirths(birth ? [birth] : []));
  if (!decoded.ok || decoded.value.kind !== 'map') throw new Error('not Sparkplug');
  const field = (name: string) =>
    decoded.value.kind === 'map' && decoded.value.entries.find((entry) => entry.name === name)?.value;
  const metrics = field('metrics');
  const seq = field('seq');
  return {
    seq: seq && seq.kind === 'integer' ? Number(seq.text) : null,
    metrics: new Map<string, { readonly value: DecodedValue; readonly note: string }>(
      metrics && metrics.kind === 'map'
        ? metrics.entries.map(({ name, value, note }) => [name, { value, note: note ?? '' }])
        : [],
    ),
  };
}

function death(device: SparkplugDevice): Uint8Array {
  const will = device.beginSession();
  const bytes = decodeBinaryText(will.payload);
  if (!bytes.ok) throw new Error();
  return bytes.value;
}

function data(device: SparkplugDevice, elapsedMs: number): PreparedPublish {
  const made = device.take(0, elapsedMs);
  if (!made.ok) throw new Error();
  return made.value;
}

function bdSeq(payload: Uint8Array): string | undefined {
  const value = read(payload).metrics.get('bdSeq')?.value;
  return value?.kind === 'integer' ? value.text : undefined;
}

describe('a simulated edge node', () => {
  it('has the broker say its death with the number of its birth, one more each time', () => {
    const one = node();
    for (const expected of ['0', '1', '2']) {
      const will = death(one);
      const [birth] = one.births(0);
      expect(birth).toMatchObject({ topic: 'spBv1.0/Plant/NBIRTH/Edge 1', qos: 0, retain: false });
      expect(bdSeq(birth?.payload ?? new Uint8Array())).toBe(expected);
      expect(bdSeq(will)).toBe(expected);
      expect(read(will).seq).toBeNull();
      expect(bdSeq(one.deaths()[0]?.payload ?? new Uint8Array())).toBe(expected);
    }
    expect(one.beginSession()).toMatchObject({ topic: 'spBv1.0/Plant/NDEATH/Edge 1', qos: 1, retain: false });
  });

  it('wraps the number of its births after 255', () => {
    const one = node();
    const numbers = Array.from({ length: 257 }, () => bdSeq(death(one)));
    expect(numbers.slice(-2)).toEqual(['255', '0']);
  });

  it('tells names and datatypes in its birth, and then only aliases of what has changed', () => {
    const one = node();
    one.beginSession();
    const birth = one.births(0)[0]?.payload ?? new Uint8Array();
    const { seq, metrics } = read(birth);
    expect(seq).toBe(0);
    expect([...metrics].map(([name, { note }]) => [name, note])).toEqual([
      ['bdSeq', 'Int64'],
      ['Node Control/Rebirth', 'Boolean, alias 0'],
      ['Motor/Speed', 'Int64, alias 1'],
      ['Temperature', 'Double, alias 2'],
      ['Alarm', 'Int64, alias 3'],
    ]);
    const next = data(one, 1_000);
    expect(next.topic).toBe('spBv1.0/Plant/NDATA/Edge 1');
    expect([...read(next.payload, birth).metrics.keys()]).not.toContain('Alarm');
    expect([...read(next.payload).metrics.keys()].every((name) => name.startsWith('alias '))).toBe(true);
  });

  it('numbers what it sends from 0 to 255 and again from 0', () => {
    const one = node();
    one.beginSession();
    one.births(0);
    const numbers = Array.from({ length: 260 }, (_, i) => read(data(one, 100 * i).payload).seq);
    expect(numbers.slice(0, 2)).toEqual([1, 2]);
    expect(numbers.slice(253, 258)).toEqual([254, 255, 0, 1, 2]);
  });

  it('is born again when it is asked to, with the same number', () => {
    const one = node();
    one.beginSession();
    one.births(0);
    data(one, 1_000);
    const rebirth = encodeSparkplug({
      timestamp: 0,
      seq: null,
      metrics: [{ name: 'Node Control/Rebirth', datatype: 11, value: true }],
    });
    expect(one.commandTopics).toEqual(['spBv1.0/Plant/NCMD/Edge 1']);
    const [again] = one.answer('spBv1.0/Plant/NCMD/Edge 1', rebirth, 2_000);
    expect(again?.topic).toBe('spBv1.0/Plant/NBIRTH/Edge 1');
    expect(read(again?.payload ?? new Uint8Array()).seq).toBe(0);
    expect(bdSeq(again?.payload ?? new Uint8Array())).toBe('0');
  });

  it('takes what is written to a metric by name or alias, negative numbers too', () => {
    const one = node();
    one.beginSession();
    const birth = one.births(0)[0]?.payload;
    const write = (metric: object) =>
      one.answer(
        '',
        encodeSparkplug({ timestamp: 0, seq: null, metrics: [{ datatype: 4, value: -7n, ...metric }] }),
        10,
      );
    for (const metric of [{ name: 'Motor/Speed' }, { name: 'Alarm' }]) {
      const [answer] = write(metric);
      expect(read(answer?.payload ?? new Uint8Array(), birth).metrics.get(metric.name)?.value).toEqual({
        kind: 'integer',
        text: '-7',
      });
    }
    expect(one.answer('', new TextEncoder().encode('no protobuf'), 20)).toEqual([]);
  });
});
