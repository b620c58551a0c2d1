import { describe, expect, it } from 'vitest';
import type { Qos } from '../../core/mqtt/qos.ts';
import type { PublishRequest, PublishState } from '../../core/protocol/engine-contract.ts';
import { PublishTracker } from './publish-tracker.ts';

const OK = { reasonCode: 0, reasonString: null };

function setUp() {
  const states: PublishState[] = [];
  const released: number[] = [];
  const tracker = new PublishTracker({
    onState: (state) => states.push(state),
    onRelease: ({ publishId }) => released.push(publishId),
  });
  const kinds = (publishId: number) => states.filter((s) => s.publishId === publishId).map((s) => s.status.kind);
  return { tracker, states, released, kinds };
}

function request(publishId: number, qos: Qos): PublishRequest {
  return { publishId, topic: 't', payload: new Uint8Array(1), qos, retain: false };
}

describe('PublishTracker', () => {
  it('follows QoS 0, 1 and 2 by their packets', () => {
    const { tracker, states, kinds } = setUp();
    for (const qos of [0, 1, 2] as const) tracker.add(request(qos, qos));
    tracker.sent(0, 10, 100);
    tracker.sent(1, 11, 101);
    tracker.sent(2, 12, 102);
    tracker.puback(1, 104, OK);
    tracker.pubrec(2, 105, OK);
    tracker.pubcomp(2, 109, OK);
    expect([kinds(0), kinds(1), kinds(2)]).toEqual([
      ['sent'],
      ['sent', 'acknowledged'],
      ['sent', 'received', 'completed'],
    ]);
    expect(states.find((s) => s.status.kind === 'acknowledged')).toMatchObject({
      packetId: 1,
      seq: 11,
      status: { ms: 3 },
    });
    expect(states.at(-1)?.status).toEqual({ kind: 'completed', ms: 7, reasonCode: 0 });
  });

  it('keeps what PUBREC said of subscribers until PUBCOMP', () => {
    const { tracker, states } = setUp();
    tracker.add(request(1, 2));
    tracker.sent(1, 1, 0);
    tracker.pubrec(1, 2, { reasonCode: 0x10, reasonString: null });
    tracker.pubcomp(1, 4, OK);
    expect(states.at(-1)?.status).toEqual({ kind: 'completed', ms: 4, reasonCode: 0x10 });
  });

  it('takes a PUBACK or PUBREC of 0x80 and above for a refusal', () => {
    const { tracker, states } = setUp();
    tracker.add(request(1, 1));
    tracker.add(request(2, 2));
    tracker.sent(1, 1, 0);
    tracker.sent(2, 2, 0);
    tracker.puback(1, 5, { reasonCode: 0x87, reasonString: 'no' });
    tracker.pubrec(2, 6, { reasonCode: 0x97, reasonString: null });
    expect(states.slice(-2).map((s) => s.status)).toEqual([
      { kind: 'refused', ms: 5, reasonCode: 0x87, reasonString: 'no' },
      { kind: 'refused', ms: 6, reasonCode: 0x97, reasonString: null },
    ]);
    tracker.pubcomp(2, 7, OK);
    expect(states).toHaveLength(4);
  });

  it('holds back what exceeds the receive maximum, in order, and lets QoS 0 pass', () => {
    const { tracker, released, kinds } = setUp();
    tracker.setReceiveMaximum(2);
    for (let id = 1; id <= 4; id++) tracker.add(request(id, 1));
    tracker.add(request(5, 0));
    expect(released).toEqual([1, 2, 5]);
    expect(kinds(3)).toEqual(['waiting']);
    tracker.sent(101, 1, 0);
    tracker.sent(102, 2, 0);
    tracker.puback(101, 1, OK);
    expect(released).toEqual([1, 2, 5, 3]);
    tracker.puback(102, 1, OK);
    expect(released).toEqual([1, 2, 5, 3, 4]);
  });

  it('knows a repetition by its packet id until it is answered', () => {
    const { tracker } = setUp();
    tracker.add(request(1, 1));
    expect(tracker.isRepetition(7)).toBe(false);
    tracker.sent(7, 1, 0);
    expect(tracker.isRepetition(7)).toBe(true);
    tracker.puback(7, 1, OK);
    expect(tracker.isRepetition(7)).toBe(false);
  });

  it('gives up what is open when the session ends', () => {
    const { tracker, kinds } = setUp();
    tracker.setReceiveMaximum(1);
    tracker.add(request(1, 1));
    tracker.sent(1, 1, 0);
    tracker.add(request(2, 1));
    tracker.sessionEnded();
    expect([kinds(1), kinds(2)]).toEqual([
      ['sent', 'lost'],
      ['waiting', 'lost'],
    ]);
    tracker.puback(1, 9, OK);
    expect(kinds(1)).toEqual(['sent', 'lost']);
  });
});
