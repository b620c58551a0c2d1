import { describe, expect, it } from 'vitest';
import { hasTshark } from '../../../testing/tshark.ts';
import { expectedOfTshark } from '../../../testing/tshark-expectation.ts';
import { type TsharkField, type TsharkPacket, tsharkPackets } from '../../../testing/tshark-json.ts';
import { type SamplePacket, samplePackets } from '../../../testing/tshark-packets.ts';
import { dissectPacket } from './dissect-packet.ts';
import type { Dissection, PacketField } from './packet-field.ts';

const SAMPLES = 20_000;
/** So many must really have been compared to their end, neither side giving up; about 13,000 are. */
const LEAST_COMPARED = 10_000;

/** Fields where reading ends: what comes after them may mean anything, and tshark guesses otherwise. */
function firstBreak(fields: readonly PacketField[]): number {
  return Math.min(
    Number.POSITIVE_INFINITY,
    ...fields.map((field) => {
      const { key, start, end, fault, value, children } = field;
      // A version that there is none of [MQTT-3.1.2-2]: the dissector goes on as the connection's, tshark as of 3.1.1.
      if (key === 'protocolLevel' && fault) return end;
      const isBreak = key === 'surplus' || key === 'remainder' || key === 'cutProperties';
      return isBreak || (fault && value.kind === 'bytes') ? start : firstBreak(children);
    }),
  );
}

function isSame(one: TsharkField, other: TsharkField): boolean {
  if (one.name !== other.name || one.start !== other.start || one.end !== other.end) return false;
  return one.value === undefined || other.value === undefined || plain(one.value) === plain(other.value);
}

/** tshark prints flags and ids in hexadecimal. */
function plain(value: string): string {
  return /^0x[0-9a-f]+$/.test(value) ? String(Number(value)) : value;
}

/** What the two say differently of a packet up to where one of them stops. */
function differences({ bytes, version }: SamplePacket, tshark: TsharkPacket, dissection: Dissection): string[] {
  const expected = expectedOfTshark(dissection, version, bytes);
  const end = firstBreak(dissection.fields);
  const tsharkEnd = tshark.isMalformed ? Math.max(...tshark.fields.map((field) => field.end)) : bytes.length;
  const say = (who: string, { name, start, end: to, value }: TsharkField) => `${who} ${name} ${start}-${to} ${value}`;
  return [
    ...tshark.fields
      .filter((field) => field.start < end && !expected.some((one) => isSame(one, field)))
      .map((field) => say('only tshark:', field)),
    ...expected
      .filter((field) => field.start < end && field.end <= tsharkEnd)
      .filter((field) => !tshark.fields.some((one) => isSame(one, field)))
      .map((field) => say('only the dissection:', field)),
  ];
}

describe.runIf(hasTshark)('the dissector and tshark', () => {
  const samples = samplePackets(SAMPLES, 20_261_123);
  const judged = (hasTshark ? tsharkPackets(samples) : []).map((tshark, index) => {
    const sample = samples[index] as SamplePacket;
    return { sample, tshark, dissection: dissectPacket(sample.bytes, sample.version) };
  });
  const describeSample = ({ bytes, version }: SamplePacket) => `${Buffer.from(bytes).toString('hex')} (${version})`;

  it('read the same fields, at the same places, with the same values', () => {
    let compared = 0;
    const wrong = judged.flatMap(({ sample, tshark, dissection }) => {
      if (!tshark.isMalformed && firstBreak(dissection.fields) >= sample.bytes.length) compared++;
      return differences(sample, tshark, dissection).map((text) => `${describeSample(sample)}: ${text}`);
    });
    expect(wrong.slice(0, 20)).toEqual([]);
    expect(compared).toBeGreaterThanOrEqual(LEAST_COMPARED);
  });

  it('find fault with the same packets: what tshark calls malformed has a fault', () => {
    const malformed = judged.filter(({ tshark }) => tshark.isMalformed);
    const unseen = malformed.filter(({ dissection }) => dissection.faults.length === 0);
    expect(unseen.map(({ sample }) => describeSample(sample)).slice(0, 20)).toEqual([]);
    expect(malformed.length).toBeGreaterThan(1000);
  });

  it('cover each type of packet in each version', () => {
    const seen = new Set(judged.map(({ sample: { bytes, version } }) => `${(bytes[0] ?? 0) >> 4} of ${version}`));
    expect(seen.size).toBe(45);
  });
});
