// Goes up the layers of one target, TCP, TLS, HTTP upgrade, MQTT, until one fails.

import type { LookupAddress } from 'node:dns';
import type { Socket } from 'node:net';
import type {
  MqttProbe,
  ProbeTarget,
  TcpProbe,
  TlsProbe,
  UpgradeProbe,
} from '../../core/protocol/companion-contract.ts';
import { Conversation } from './conversation.ts';
import { probeMqtt } from './probe-mqtt.ts';
import { msSince, type ProbeScope } from './probe-scope.ts';
import { probeTcp } from './probe-tcp.ts';
import { probeTls } from './probe-tls.ts';
import { probeUpgrade } from './probe-upgrade.ts';

/** Null: not reached, or not needed. */
export interface Layers {
  readonly tcp: TcpProbe;
  readonly tls: TlsProbe | null;
  readonly upgrade: UpgradeProbe | null;
  readonly mqtt: MqttProbe | null;
}

export async function probeLayers(
  target: ProbeTarget,
  addresses: readonly LookupAddress[],
  scope: ProbeScope,
): Promise<Layers> {
  const over = isWebSocket(target) ? 'websocket' : 'mqtt';
  const tcp = await probeTcp(target, addresses, scope);
  const none = { tls: null, upgrade: null, mqtt: null };
  if (tcp.socket === null) return { tcp: tcp.probe, ...none };
  if (!isSecure(target)) return { tcp: tcp.probe, tls: null, ...(await speak(tcp.socket, target, scope)).spoken };

  const began = performance.now();
  const tls = await probeTls(tcp.socket, target, over, true, scope);
  if (tls.socket === null) return { ...none, tcp: tcp.probe, tls: tls.probe };
  const { spoken, certificateRefusal } = await speak(tls.socket, target, scope);
  if (certificateRefusal === null) return { tcp: tcp.probe, tls: tls.probe, ...spoken };
  // In TLS 1.3 the refusal comes when the handshake seems to be over: nothing above it was ever reached.
  const { certificate } = tls.probe;
  const refused = { ok: false, code: 'client-certificate', message: certificateRefusal, certificate } as const;
  return { ...none, tcp: tcp.probe, tls: { ...refused, ms: msSince(began) } };
}

/** What is above TCP or TLS. The socket is used up. */
export async function speak(socket: Socket, target: ProbeTarget, scope: ProbeScope) {
  const talk = new Conversation(socket, scope.signal);
  const spoken = await speakOn(talk, target, scope);
  talk.close();
  return { spoken, certificateRefusal: talk.certificateRefusal };
}

async function speakOn(
  talk: Conversation,
  target: ProbeTarget,
  scope: ProbeScope,
): Promise<Pick<Layers, 'upgrade' | 'mqtt'>> {
  if (!isWebSocket(target)) return { upgrade: null, mqtt: await probeMqtt(talk, 'stream', scope.timeoutMs) };
  const upgrade = await probeUpgrade(talk, target, scope);
  if (upgrade.kind !== 'switched') return { upgrade, mqtt: null };
  return { upgrade, mqtt: await probeMqtt(talk, 'websocket', scope.timeoutMs) };
}

export function isSecure({ scheme }: Pick<ProbeTarget, 'scheme'>): boolean {
  return scheme === 'wss' || scheme === 'mqtts';
}

export function isWebSocket({ scheme }: Pick<ProbeTarget, 'scheme'>): boolean {
  return scheme === 'ws' || scheme === 'wss';
}
