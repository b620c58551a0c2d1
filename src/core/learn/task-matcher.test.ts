import { describe, expect, it } from 'vitest';
import type { LabEvent } from './lab-event.ts';
import type { LabPacketType, LabPattern, LabScalar } from './lab-pattern.ts';
import { TaskMatcher } from './task-matcher.ts';

let seq = 0;

function event(packet: LabPacketType, from: LabEvent['from'], ...variants: Record<string, LabScalar>[]): LabEvent {
  return { seq: seq++, time: 0, packet, from, variants: variants.length > 0 ? variants : [{}], properties: [] };
}

const HELLO: readonly LabPattern[] = [
  { packet: 'PUBLISH', from: 'client', fields: { topic: 'mytopic', qos: 1, id: '$id' } },
  { packet: 'PUBACK', from: 'broker', fields: { id: '$id', reasonCode: { max: 127 } } },
];

function follow(expect_: readonly LabPattern[], events: readonly LabEvent[], wrong: readonly LabPattern[] = []) {
  const matcher = new TaskMatcher({ expect: expect_, wrong }, {});
  for (const one of events) matcher.add(one);
  return matcher;
}

const publish = (id: number, topic = 'mytopic', qos = 1) => event('PUBLISH', 'client', { id, topic, qos });
const puback = (id: number, reasonCode = 0) => event('PUBACK', 'broker', { id, reasonCode });

describe('a task', () => {
  it('is passed by its packets in order, others between them', () => {
    const events = [puback(1), publish(1), publish(2, 'other'), puback(2), event('PINGREQ', 'client'), puback(1)];
    const matcher = follow(HELLO, events);
    expect(matcher.passed).toBe(true);
    expect(matcher.best.seqs).toEqual([events[1]?.seq, events[5]?.seq]);
  });

  it('is not passed by the answer to another packet, nor by an answer alone', () => {
    expect(follow(HELLO, [publish(1), puback(2)]).passed).toBe(false);
    expect(follow(HELLO, [puback(1)]).passed).toBe(false);
  });

  it('goes on after an attempt that failed', () => {
    const matcher = follow(HELLO, [publish(1), puback(1, 0x87), publish(2), puback(2)]);
    expect(matcher.passed).toBe(true);
  });

  it('remembers an earlier attempt whose answer comes late', () => {
    expect(follow(HELLO, [publish(1), publish(2), puback(1)]).passed).toBe(true);
  });

  it('takes a CONNACK for the answer to the CONNECT of its own connection only', () => {
    const patterns: readonly LabPattern[] = [
      { packet: 'CONNECT', from: 'client', fields: { username: 'alice' } },
      { packet: 'CONNACK', from: 'broker', fields: { reasonCode: 0 } },
    ];
    const connect = (username = 'alice') => event('CONNECT', 'client', { username });
    const connack = (reasonCode: number) => event('CONNACK', 'broker', { reasonCode });
    const closed = () => event('CLOSED', 'broker');
    expect(follow(patterns, [connect(), connack(0x86), closed(), connect('bob'), connack(0)]).passed).toBe(false);
    expect(follow(patterns, [connect(), closed(), connect('bob'), connack(0)]).passed).toBe(false);
    const right = [connect(), connack(0)];
    const matcher = follow(patterns, [connect(), connack(0x86), closed(), ...right]);
    expect(matcher.best.seqs).toEqual(right.map(({ seq: at }) => at));
    expect(follow(patterns, [connect(), connack(0x86)]).miss?.mismatches).toMatchObject([{ field: 'reasonCode' }]);
    expect(follow(patterns, [connect(), connack(0x86)]).best.seqs).toEqual([]);
  });

  it('does not tell what it is not to', () => {
    const matcher = new TaskMatcher({ expect: HELLO, wrong: [] }, {});
    matcher.add(publish(1, 'mytopic/'), false);
    expect(matcher.miss).toBeNull();
    matcher.add(publish(2), false);
    expect(matcher.best.seqs).toHaveLength(1);
  });

  it('shows what was found so far', () => {
    const sent = publish(7);
    const matcher = follow(HELLO, [sent]);
    expect(matcher.best).toEqual({ seqs: [sent.seq], bindings: { id: 7 } });
  });

  it('tells what was nearly right', () => {
    const miss = publish(1, 'mytopic/', 0);
    expect(follow(HELLO, [miss]).miss).toEqual({
      ...{ seq: miss.seq, expected: 0, wrong: null },
      mismatches: [
        { field: 'topic', expected: 'mytopic', actual: 'mytopic/' },
        { field: 'qos', expected: '1', actual: '0' },
      ],
    });
    const refusal = puback(3, 0x87);
    const [mismatch] = follow(HELLO, [publish(3), refusal]).miss?.mismatches ?? [];
    expect(mismatch).toEqual({ field: 'reasonCode', expected: '≤ 127', actual: '135' });
  });

  it('tells of a message without a packet id that its QoS is another', () => {
    const sent = event('PUBLISH', 'client', { topic: 'mytopic', qos: 0 });
    expect(follow(HELLO, [sent]).miss?.mismatches).toEqual([{ field: 'qos', expected: '1', actual: '0' }]);
  });

  it('holds nothing against somebody that the app itself subscribes to the broker’s own topics', () => {
    const wants: LabPattern[] = [{ packet: 'SUBSCRIBE', from: 'client', fields: { filter: 'mytopic' } }];
    expect(follow(wants, [event('SUBSCRIBE', 'client', { filter: '$SYS/#' })]).miss).toBeNull();
    expect(follow(wants, [event('SUBSCRIBE', 'client', { filter: 'MyTopic' })]).miss).not.toBeNull();
  });

  it('forgets a mistake once there is progress', () => {
    expect(follow(HELLO, [publish(1, 'x'), publish(2)]).miss).toBeNull();
  });

  it('says which of the mistakes that were foreseen it was', () => {
    const wrong: LabPattern[] = [{ packet: 'PUBLISH', from: 'client', fields: { topic: { like: 'mytopic/#' } } }];
    expect(follow(HELLO, [publish(1, 'mytopic/sub')], wrong).miss?.wrong).toBe(0);
  });

  it('takes one of several filters of a SUBSCRIBE', () => {
    const wants: LabPattern[] = [{ packet: 'SUBSCRIBE', from: 'client', fields: { filter: 'b', qos: 1 } }];
    expect(follow(wants, [event('SUBSCRIBE', 'client', { filter: 'a', qos: 1 }, { filter: 'b', qos: 1 })]).passed).toBe(
      true,
    );
    // Not the name of one with the QoS of another.
    expect(follow(wants, [event('SUBSCRIBE', 'client', { filter: 'a', qos: 1 }, { filter: 'b', qos: 0 })]).passed).toBe(
      false,
    );
  });

  it('takes a text such as $share/group/topic as it is', () => {
    const wants: LabPattern[] = [{ packet: 'SUBSCRIBE', fields: { filter: '$share/g/t' } }];
    expect(follow(wants, [event('SUBSCRIBE', 'client', { filter: 'x' })]).passed).toBe(false);
    expect(follow(wants, [event('SUBSCRIBE', 'client', { filter: '$share/g/t' })]).passed).toBe(true);
  });

  it('stays small however many attempts there are', () => {
    const events = Array.from({ length: 5_000 }, (_, i) => publish((i % 60_000) + 1));
    const matcher = follow(HELLO, events);
    expect(matcher.passed).toBe(false);
    matcher.add(puback(5_000));
    expect(matcher.passed).toBe(true);
  });
});

describe('properties', () => {
  it('are matched by name, and one of several user properties is enough', () => {
    const pattern: LabPattern = { packet: 'PUBLISH', properties: { 'User Property': 'unit=°C' } };
    const message = (...values: string[]): LabEvent => ({
      ...publish(1),
      properties: values.map((value) => ['User Property', value] as const),
    });
    expect(follow([pattern], [message('a=b', 'unit=°C')]).passed).toBe(true);
    expect(follow([pattern], [message('a=b')]).miss?.mismatches).toEqual([
      { field: 'User Property', expected: 'unit=°C', actual: 'a=b' },
    ]);
  });
});
