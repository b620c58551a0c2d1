import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVERY_PACKET } from '../../../../core/log/packet-query.ts';
import { emptyPacketDraft, packetDraftOf, readPacketDraft } from './packet-condition-draft.ts';
import {
  type PacketCondition,
  packetConditionsOf,
  withoutPacketCondition,
  withoutPacketConditions,
  withPacketCondition,
} from './packet-conditions.ts';

const range = fc.record({ min: fc.nat(5000), max: fc.constant(null) });
const condition: fc.Arbitrary<PacketCondition> = fc.oneof(
  fc.constantFrom<PacketCondition>(
    { kind: 'types', types: ['PUBLISH', 'EVENT'] },
    { kind: 'topicFilter', filter: 'a/#' },
    { kind: 'hiddenFilter', filter: 'b' },
    { kind: 'hiddenFilter', filter: 'c/+' },
    { kind: 'reasonCode', code: 'refusal' },
    { kind: 'reasonCode', code: 0x87 },
    { kind: 'direction', direction: 'out' },
    { kind: 'qos', qos: 2 },
  ),
  fc.record({
    kind: fc.constantFrom('packetId' as const, 'exchange' as const, 'connection' as const),
    number: fc.nat(9),
  }),
  fc.record({ kind: fc.constantFrom('size' as const, 'time' as const), range }),
);

describe('conditions of a packet query', () => {
  it('are taken out as they were put in, and leave the rest as it is', () => {
    const start = { ...EVERY_PACKET, text: 'x', onlyProblems: true };
    fc.assert(
      fc.property(fc.array(condition, { maxLength: 8 }), condition, (several, one) => {
        const before = several.reduce((query, some) => withPacketCondition(query, some), start);
        const after = withPacketCondition(before, one);
        expect(packetConditionsOf(after)).toContainEqual(one);
        expect(packetConditionsOf(withoutPacketCondition(after, one))).not.toContainEqual(one);
        expect(withoutPacketConditions(after)).toEqual(start);
        expect(withPacketCondition(after, one, one)).toEqual(after);
      }),
    );
  });

  it('are read back from what an editor shows of them', () => {
    fc.assert(
      fc.property(condition, (one) => {
        expect(readPacketDraft(packetDraftOf(one))).toEqual({ ok: true, value: one });
      }),
    );
  });

  it('are not taken while they say nothing', () => {
    const fault = (patch: object) => {
      const read = readPacketDraft({ ...emptyPacketDraft('reasonCode'), ...patch });
      return read.ok ? null : [read.error.field, read.error.kind];
    };
    expect(fault({ kind: 'types' })).toEqual(['types', 'types']);
    expect(fault({ code: 'one', text: '0x1ff' })).toEqual(['text', 'code']);
    expect(fault({ code: 'one', text: '256' })).toEqual(['text', 'code']);
    expect(fault({ code: 'one', text: '135' })).toBeNull();
    expect(fault({ kind: 'packetId', text: '7 8' })).toEqual(['text', 'number']);
    expect(fault({ kind: 'connection', text: '0' })).toEqual(['text', 'number']);
    expect(fault({ kind: 'hiddenFilter', text: 'a/#/b' })?.[1]).toBe('topic');
    expect(fault({ kind: 'time', min: '2026-01-02T00:00', max: '2026-01-01T00:00' })).toEqual(['max', 'order']);
  });
});
