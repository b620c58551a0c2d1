import { expect, it } from 'vitest';
import type { WillMessage } from '../../../../../core/mqtt/connection-profile.ts';
import { type WillDraft, willDraft, willFaults, willMessage } from './will-draft.ts';

const WILL: WillMessage = {
  topic: 'a/b',
  payload: { text: 'ff00', encoding: 'hex' },
  qos: 2,
  retain: true,
  properties: {
    willDelayIntervalS: 0,
    payloadIsUtf8: true,
    messageExpiryIntervalS: 4_294_967_295,
    contentType: 'text/plain',
    responseTopic: 'c',
    correlationData: { text: 'x', encoding: 'utf8' },
    userProperties: [
      ['a', '1'],
      ['a', ''],
    ],
  },
};

it('gives a will back as it was', () => {
  expect(willMessage(willDraft(WILL))).toEqual(WILL);
  expect(willMessage(willDraft(undefined))).toBeUndefined();
  const { properties: _, ...plain } = WILL;
  expect(willMessage(willDraft(plain))).toEqual(plain);
});

it('leaves rows without name and value out', () => {
  const will = willMessage({ ...willDraft(undefined), on: true, topic: 'a', userProperties: [['', '']] });
  expect(will?.properties).toBeUndefined();
});

const text = (value: string) => ({ text: value, encoding: 'utf8' as const });

it.each<[Partial<WillDraft>, object]>([
  [{}, {}],
  [{ on: false, topic: '#' }, {}],
  [{ topic: '' }, { 'will.topic': 'topic-empty' }],
  [{ topic: 'a/#' }, { 'will.topic': 'topic-wildcard-in-name' }],
  [{ topic: 'a\0' }, { 'will.topic': 'topic-null-character' }],
  [{ payload: text('') }, {}],
  [{ payload: text('\0') }, {}],
  [{ payload: text('x'.repeat(65_536)) }, { 'will.payload': 'binary-too-long' }],
  [{ payload: { text: 'abc', encoding: 'hex' } }, { 'will.payload': 'binary-hex' }],
  [{ payload: { text: '!', encoding: 'base64' } }, { 'will.payload': 'binary-base64' }],
  [{ payload: { text: 'ff', encoding: 'hex' }, payloadIsUtf8: true }, { 'will.payload': 'payload-not-utf8' }],
  [{ payload: { text: 'd0bf', encoding: 'hex' }, payloadIsUtf8: true }, {}],
  [{ delayInterval: '-1' }, { 'will.delayInterval': 'number-0-u32' }],
  [{ delayInterval: '4294967296' }, { 'will.delayInterval': 'number-0-u32' }],
  [{ messageExpiry: '1.5' }, { 'will.messageExpiry': 'number-0-u32' }],
  [{ contentType: '\ud800' }, { 'will.contentType': 'text-surrogate' }],
  [{ responseTopic: 'a/+' }, { 'will.responseTopic': 'topic-wildcard-in-name' }],
  [{ userProperties: [['a', '\0']] }, { 'will.userProperties': 'text-null' }],
])('%j: %j', (change, faults) => {
  expect(willFaults({ ...willDraft(undefined), on: true, topic: 'a', ...change })).toEqual(faults);
});
