import { describe, expect, it } from 'vitest';
import { askMqttPacket, flattenDissection } from '../../../testing/tshark-mqtt-packet.ts';
import { type SamplePacket, samplePackets } from '../../../testing/tshark-packets.ts';
import { dissectPacket } from './dissect-packet.ts';
import type { Dissection, PacketField } from './packet-field.ts';

const SAMPLES = 40_000;
/** So many must really have been compared, all their fields: neither found them to end before they should; about 19,500 are. */
const LEAST_COMPARED = 10_000;

/** Rules that mqtt-packet does not check: it gives a packet, and the dissection has a fault. */
const UNCHECKED: Readonly<Record<string, string>> = {
  'MQTT-1.5.3-1': 'U+FFFD stands for what is not UTF-8',
  'MQTT-1.5.4-1': 'the same in version 5',
  'MQTT-1.5.3-2': 'U+0000 may stand in a text',
  'MQTT-1.5.4-2': 'the same in version 5',
  'MQTT-1.5.5-1': 'an integer may take more bytes than it needs',
  'MQTT-2.1.4': 'bytes behind an acknowledgement, DISCONNECT or AUTH are passed over',
  'MQTT-2.2.1-3': 'the packet identifier may be 0',
  'MQTT-2.3.1-1': 'the same before version 5',
  'MQTT-2.2.2': 'a property may stand where it has no place, twice, and with a value it cannot have',
  'MQTT-3.1.2-2': 'a version of 128 and more is that of a bridge, which no specification knows',
  'MQTT-3.1.2-22': 'a password may stand without a user name',
  'MQTT-3.1.2-11.3': 'Receive Maximum may be 0',
  'MQTT-3.1.2-11.4': 'Maximum Packet Size may be 0',
  'MQTT-3.1.3-1': 'bytes behind CONNECT are passed over',
  'MQTT-3.1.3-7': 'the client identifier may be empty though Clean Session is not set',
  'MQTT-3.1.2-12': 'the Will QoS may be 3',
  'MQTT-3.10.3-2': 'UNSUBSCRIBE needs no topic filter',
  'MQTT-3.8.3-2': 'SUBSCRIBE needs no topic filter',
  'MQTT-3.8.2.1.2': 'Subscription Identifier may be 0',
  'MQTT-3.12.1': 'bytes behind PINGREQ are passed over',
  'MQTT-3.13.1': 'the same of PINGRESP',
  'MQTT-3.2.2-6': 'CONNACK may refuse and have a session',
  'MQTT-3.2.2-8': 'CONNACK may have any code',
  'MQTT-3.2.3': 'bytes behind CONNACK are passed over',
  'MQTT-3.3.1-2': 'DUP may be set at QoS 0',
  'MQTT-3.3.2-2': 'a topic name may hold a wildcard',
  'MQTT-3.3.2-8': 'Topic Alias may be 0',
  'MQTT-3.3.2.1': 'the topic name may be empty without a topic alias',
  'MQTT-4.7.1-1': 'wildcards are not looked at',
  'MQTT-4.7.1-2': 'the same of `#`',
  'MQTT-4.7.1-3': 'the same of `+`',
  'MQTT-4.7.3-1': 'a topic may have no character',
  'MQTT-4.8.0-1': 'a number that is cut off is -1',
  'MQTT-4.8.2-1': 'shared subscriptions are not looked at',
  'MQTT-4.8.2-2': 'the same of their filters',
  'MQTT-4.13.1-1': 'a number that is cut off is -1, properties may be left out, or reach behind their length',
};

/** What mqtt-packet refuses, and the dissection finds no fault with: by its message, and the version where it matters. */
const REFUSED: readonly (readonly [RegExp, reason: string])[] = [
  [
    /^3: Invalid header flag bits/,
    'version 3.1 has a QoS and DUP there (its section 2.1), fixed flags are of [MQTT-2.2.2-1]',
  ],
  [/^5: Invalid auth reason code/, 'AUTH may leave the code out: it is 0 then (3.15.2.1)'],
  [/^5: Invalid disconnect reason code/, 'table 2-6 has 0x8C for DISCONNECT, too; only table 3-10 lacks it (2.4)'],
];

function isCutShort(fields: readonly PacketField[]): boolean {
  return fields.some(({ key, fault, value, children }) => {
    const isBreak =
      ['surplus', 'remainder', 'cutProperties'].includes(key) || (key === 'protocolLevel' && fault !== null);
    return isBreak || (fault !== null && value.kind === 'bytes') || isCutShort(children);
  });
}

function describeSample({ bytes, version }: SamplePacket): string {
  return `${Buffer.from(bytes).toString('hex')} (${version})`;
}

/** Where the dissection ends early, what only one of the two has says nothing; nor do properties, which are one list. */
function differences({ bytes, version }: SamplePacket, dissection: Dissection, theirs: ReadonlyMap<string, string>) {
  // A bridge's version [MQTT-3.1.2-2]: the two read on by different versions.
  if (theirs.has('bridgeMode')) return [];
  const ours = flattenDissection(dissection, version, bytes);
  const isShort = isCutShort(dissection.fields);
  return [...new Set([...ours.keys(), ...theirs.keys()])].filter((key) => {
    const [one, other] = [ours.get(key), theirs.get(key)];
    if (!isShort || one === other) return one !== other;
    return one !== undefined && other !== undefined && !/^(will\.)?properties\.|^payload$/.test(key);
  });
}

describe('the dissector and mqtt-packet', () => {
  const judged = samplePackets(SAMPLES, 5).map((sample) => {
    const { bytes, version } = sample;
    return { sample, dissection: dissectPacket(bytes, version), theirs: askMqttPacket(bytes, version) };
  });

  it('read the same fields with the same values', () => {
    let compared = 0;
    const wrong: string[] = [];
    for (const { sample, dissection, theirs } of judged) {
      if (theirs.kind === 'refused') continue;
      if (!isCutShort(dissection.fields)) compared++;
      for (const key of differences(sample, dissection, theirs.flat)) wrong.push(`${key} of ${describeSample(sample)}`);
    }
    expect(wrong.slice(0, 20)).toEqual([]);
    expect(compared).toBeGreaterThanOrEqual(LEAST_COMPARED);
  });

  it('disagree on what is a fault only by rules that mqtt-packet does not check', () => {
    const clauses = judged.flatMap(({ dissection: { faults }, theirs }) =>
      theirs.kind === 'packet' ? faults.map(({ clause }) => clause) : [],
    );
    // Neither more nor less: a rule that is met no more is struck from the list.
    expect([...new Set(clauses)].sort()).toEqual(Object.keys(UNCHECKED).sort());
  });

  it('find fault with the same packets: what mqtt-packet refuses has a fault', () => {
    let refused = 0;
    const unseen = judged.flatMap(({ sample, dissection, theirs }) => {
      if (theirs.kind === 'packet') return [];
      refused++;
      const message = `${sample.version}: ${theirs.message}`;
      const isKnown = REFUSED.some(([pattern]) => pattern.test(message));
      return dissection.faults.length > 0 || isKnown ? [] : [`${message}: ${describeSample(sample)}`];
    });
    expect(unseen.slice(0, 20)).toEqual([]);
    expect(refused).toBeGreaterThan(1000);
  });
});
