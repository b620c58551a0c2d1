import { describe, expect, test } from 'vitest';
import type { Qos } from '../../../core/mqtt/qos.ts';
import type { PublishState } from '../../../core/protocol/engine-contract.ts';
import { fateOfFault, fateOfPublish, fateWithoutConnection } from './publish-fate.ts';

const publish = (qos: Qos, status: PublishState['status']): PublishState => ({
  publishId: 1,
  topic: 'a',
  qos,
  packetId: qos === 0 ? null : 1,
  seq: 1,
  status,
});
const key = (qos: Qos, status: PublishState['status']) => fateOfPublish(publish(qos, status), 5).key;

describe('a publish', () => {
  test('sent is the end of QoS 0, and the begin of the others', () => {
    expect(fateOfPublish(publish(0, { kind: 'sent' }), 5)).toMatchObject({ key: 'sent', tone: 'ok' });
    expect(fateOfPublish(publish(1, { kind: 'sent' }), 5)).toMatchObject({ key: 'sentWaitingPuback', tone: 'busy' });
    expect(key(2, { kind: 'sent' })).toBe('sentWaitingPubrec');
    expect(key(2, { kind: 'received' })).toBe('received');
  });

  test('an answer says how long it took, and whether anybody listens', () => {
    expect(fateOfPublish(publish(1, { kind: 'acknowledged', ms: 4.8, reasonCode: 0 }), 5)).toEqual({
      key: 'acknowledged',
      tone: 'ok',
      values: { ms: 4.8 },
    });
    expect(key(1, { kind: 'acknowledged', ms: 1, reasonCode: 0x10 })).toBe('acknowledgedNobody');
    expect(key(2, { kind: 'completed', ms: 1, reasonCode: 0x10 })).toBe('completedNobody');
  });

  test('a refusal has its name, its code and the reason given', () => {
    const refused = fateOfPublish(publish(1, { kind: 'refused', ms: 2, reasonCode: 0x87, reasonString: null }), 5);
    expect(refused).toMatchObject({ key: 'refused', tone: 'error', values: { name: 'Not authorized', code: '0x87' } });
    const worded = fateOfPublish(publish(2, { kind: 'refused', ms: 2, reasonCode: 0x97, reasonString: 'full' }), 5);
    expect(worded).toMatchObject({ key: 'refusedWith', values: { name: 'Quota exceeded', reason: 'full' } });
  });

  test('what waits and what is lost', () => {
    expect(key(1, { kind: 'waiting' })).toBe('waiting');
    expect(key(1, { kind: 'lost' })).toBe('lost');
  });
});

describe('what was not sent', () => {
  test.each(['maximumQos', 'retainAvailable', 'maximumPacketSize'] as const)('names the limit %s', (limit) => {
    const detail = { limit, allowed: 1, asked: 2 };
    const fate = fateOfFault({ code: 'exceeds-limit', message: '', detail });
    expect(fate).toMatchObject({ key: limit, tone: 'error', values: { allowed: 1, asked: 2 } });
  });

  test('says that there is no connection', () => {
    expect(fateOfFault({ code: 'not-connected', message: 'failed' }).key).toBe('notConnected');
  });

  test('shows the message of what nobody expects', () => {
    expect(fateOfFault({ code: 'internal', message: 'boom' })).toMatchObject({
      key: 'failed',
      values: { message: 'boom' },
    });
  });
});

test('without a connection, what has no answer yet is said to go out again', () => {
  const publishes = [publish(1, { kind: 'sent' }), publish(2, { kind: 'received' }), publish(0, { kind: 'sent' })];
  expect(fateWithoutConnection('reconnecting', publishes)).toMatchObject({ key: 'inFlight', values: { count: 2 } });
  expect(fateWithoutConnection('disconnected', publishes).key).toBe('connect');
  expect(fateWithoutConnection('reconnecting', publishes.slice(2)).key).toBe('connect');
});
