// Says CONNECT, as bare as it can be, and hears the answer: over a stream, or over a WebSocket. No user name, no
// password, no will; whoever answers, even with a refusal, is a broker.

import { randomBytes } from 'node:crypto';
import type { MqttProbe } from '../../core/protocol/companion-contract.ts';
import { type Conversation, printable } from './conversation.ts';
import { msSince } from './probe-scope.ts';
import { clientFrame, OPCODE, takeFrame } from './websocket-frames.ts';

const CONNACK = 0x20;
/** Fixed header, flags, code: the same in all versions. */
const CONNACK_HEAD_BYTES = 4;
const DISCONNECT = Buffer.from([0xe0, 0x00]);
const KEEP_ALIVE_S = 30;
const CLOSE_NORMAL = Buffer.from([0x03, 0xe8]);
/** What a broker sends at first is small; whoever sends more is none. */
const MAX_BYTES = 64 * 1024;

/** Ends the conversation. */
export async function probeMqtt(
  talk: Conversation,
  over: 'stream' | 'websocket',
  timeoutMs: number,
): Promise<MqttProbe> {
  const began = performance.now();
  const connect = bareConnect();
  talk.say(over === 'stream' ? connect : clientFrame(OPCODE.binary, connect));
  const seen =
    over === 'stream' ? await hearStream(talk, began + timeoutMs) : await hearFrames(talk, began + timeoutMs);
  if (seen.kind !== 'connack') talk.close();
  else if (over === 'stream') talk.close(DISCONNECT);
  else talk.close(Buffer.concat([clientFrame(OPCODE.binary, DISCONNECT), clientFrame(OPCODE.close, CLOSE_NORMAL)]));
  return { ...seen, ms: msSince(began) };
}

/** MQTT 3.1.1, 3.1: clean session, and a client id of the letters and digits that every broker takes [MQTT-3.1.3-5]. */
function bareConnect(): Buffer {
  const clientId = Buffer.from(`loupeprobe${randomBytes(5).toString('hex')}`);
  const body = Buffer.concat([
    Buffer.from([0x00, 0x04, ...Buffer.from('MQTT'), 0x04, 0x02, 0x00, KEEP_ALIVE_S, 0x00, clientId.length]),
    clientId,
  ]);
  return Buffer.concat([Buffer.from([0x10, body.length]), body]);
}

/** `MqttProbe` without its time. */
type Seen = MqttProbe extends infer P ? (P extends MqttProbe ? Omit<P, 'ms'> : never) : never;

async function hearStream(talk: Conversation, deadline: number): Promise<Seen> {
  let bytes: Buffer = Buffer.alloc(0);
  for (;;) {
    const heard = await talk.hear(deadline);
    if (heard.kind !== 'bytes') return ended(heard.kind, bytes);
    bytes = Buffer.concat([bytes, heard.bytes]);
    const seen = judge(bytes);
    if (seen !== null) return seen;
  }
}

async function hearFrames(talk: Conversation, deadline: number): Promise<Seen> {
  let bytes: Buffer = Buffer.alloc(0);
  let packet: Buffer = Buffer.alloc(0);
  for (;;) {
    const heard = await talk.hear(deadline);
    if (heard.kind !== 'bytes') return ended(heard.kind, packet);
    bytes = Buffer.concat([bytes, heard.bytes]);
    for (;;) {
      const taken = takeFrame(bytes);
      if (taken === 'broken' || bytes.length > MAX_BYTES) return { kind: 'other', answer: printable(bytes) };
      if (taken === null) break;
      bytes = taken.rest;
      const { opcode, payload } = taken.frame;
      if (opcode === OPCODE.close) return { kind: 'closed', ...closeFrame(payload) };
      if (opcode === OPCODE.ping) talk.say(clientFrame(OPCODE.pong, payload));
      // MQTT is never in text frames [MQTT-6.0.0-1].
      if (opcode === OPCODE.text) return { kind: 'other', answer: printable(payload) };
      if (opcode === OPCODE.binary || opcode === OPCODE.continuation) packet = Buffer.concat([packet, payload]);
      const seen = judge(packet);
      if (seen !== null) return seen;
    }
  }
}

/** Null: too early to say. */
function judge(packet: Buffer): Seen | null {
  const [type, remainingLength, , code] = packet;
  if (type === undefined) return null;
  if (type !== CONNACK || (remainingLength ?? 2) < 2) return { kind: 'other', answer: printable(packet) };
  return packet.length < CONNACK_HEAD_BYTES || code === undefined ? null : { kind: 'connack', code };
}

function ended(kind: 'closed' | 'reset' | 'timeout', packet: Buffer): Seen {
  if (packet.length > 0) return { kind: 'other', answer: printable(packet) };
  return { kind: kind === 'timeout' ? 'timeout' : 'closed' };
}

function closeFrame(payload: Buffer): { readonly close?: { readonly code: number; readonly reason: string } } {
  return payload.length < 2
    ? {}
    : { close: { code: payload.readUInt16BE(0), reason: payload.subarray(2).toString('utf8') } };
}
