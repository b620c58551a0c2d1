// Finds out what a port speaks on which the target's own protocol failed: each of the others is tried on a connection of
// its own, first plain, then over TLS where the port has TLS.

import type { LookupAddress } from 'node:dns';
import type { PortSpeech, ProbeTarget, TlsProbe } from '../../core/protocol/companion-contract.ts';
import { isSecure, isWebSocket, type Layers, speak } from './probe-layers.ts';
import { type ProbeScope, withoutIdentity } from './probe-scope.ts';
import { probeTcp } from './probe-tcp.ts';
import { probeTls } from './probe-tls.ts';

export interface Speech {
  readonly speaks: readonly PortSpeech[];
  /** The handshake, where TLS was found on the port of a plain target. */
  readonly tls: TlsProbe | null;
}

const NOTHING: Speech = { speaks: [], tls: null };
/** The path that brokers usually have their WebSocket at, for a target that names none. */
const USUAL_PATH = '/mqtt';
const ORDER: readonly PortSpeech[] = ['mqtt', 'mqtt-over-tls', 'tls', 'http', 'websocket'];
/** TLS is there, and says no: there is nothing else to look for. */
const TLS_SPOKE: ReadonlySet<string> = new Set(['certificate', 'client-certificate', 'bad-tls-settings']);

/** `seen`: how the target itself fared, which is not tried again. */
export async function findSpeech(
  target: ProbeTarget,
  seen: Layers,
  addresses: readonly LookupAddress[],
  scope: ProbeScope,
): Promise<Speech> {
  if (!seen.tcp.ok || seen.mqtt?.kind === 'connack' || seen.upgrade?.kind === 'switched') return NOTHING;
  if (seen.tls?.ok === false && TLS_SPOKE.has(seen.tls.code)) return NOTHING;
  // The certificate is not judged here, so it is shown nothing of ours.
  const port = new Port(target, addresses, withoutIdentity(scope));
  const answeredHttp = seen.upgrade?.kind === 'http';
  const overTls = seen.tls?.ok === true;
  const [plainMqtt, plainHttp, secured] = await Promise.all([
    overTls || answeredHttp || target.scheme === 'mqtt' ? false : port.speaksMqtt(false),
    overTls || target.scheme === 'ws' ? [] : port.speaksHttp(false),
    isSecure(target) ? { tls: null, speaks: overTls ? await port.overTls(isWebSocket(target)) : [] } : port.secured(),
  ]);
  const found = new Set<PortSpeech>([...plainHttp, ...secured.speaks]);
  if (plainMqtt) found.add('mqtt');
  if (answeredHttp) found.add('http');
  return { speaks: ORDER.filter((one) => found.has(one)), tls: secured.tls };
}

class Port {
  readonly #target: ProbeTarget;
  readonly #addresses: readonly LookupAddress[];
  readonly #scope: ProbeScope;

  constructor(target: ProbeTarget, addresses: readonly LookupAddress[], scope: ProbeScope) {
    this.#target = target;
    this.#addresses = addresses;
    this.#scope = scope;
  }

  async speaksMqtt(secure: boolean): Promise<boolean> {
    const { mqtt } = await this.#try(secure ? 'mqtts' : 'mqtt');
    return mqtt?.kind === 'connack';
  }

  async speaksHttp(secure: boolean): Promise<readonly PortSpeech[]> {
    const { upgrade } = await this.#try(secure ? 'wss' : 'ws');
    if (upgrade?.kind === 'switched') return ['http', 'websocket'];
    return upgrade?.kind === 'http' ? ['http'] : [];
  }

  /** What there is above TLS; `websocket`: whether that was tried already. */
  async overTls(websocket: boolean): Promise<readonly PortSpeech[]> {
    const [mqtt, http] = await Promise.all([
      websocket ? this.speaksMqtt(true) : false,
      websocket ? [] : this.speaksHttp(true),
    ]);
    return mqtt ? ['mqtt-over-tls', ...http] : http;
  }

  /** A plain target's port: is there TLS, and what is above it? */
  async secured(): Promise<Speech> {
    const tcp = await probeTcp(this.#target, this.#addresses, this.#scope);
    if (tcp.socket === null) return NOTHING;
    const over = isWebSocket(this.#target) ? 'websocket' : 'mqtt';
    const { probe, socket } = await probeTls(tcp.socket, this.#target, over, false, this.#scope);
    socket?.destroy();
    if (!probe.ok && probe.code !== 'certificate' && probe.code !== 'client-certificate') return NOTHING;
    if (socket === null) return { speaks: ['tls'], tls: probe };
    const [mqtt, http] = await Promise.all([this.speaksMqtt(true), this.speaksHttp(true)]);
    return { speaks: mqtt ? ['tls', 'mqtt-over-tls', ...http] : ['tls', ...http], tls: probe };
  }

  async #try(scheme: ProbeTarget['scheme']): Promise<Pick<Layers, 'upgrade' | 'mqtt'>> {
    const silent = { upgrade: null, mqtt: null };
    const { path, subprotocol } = this.#target;
    const target = { ...this.#target, scheme, path: path || USUAL_PATH, subprotocol: subprotocol || 'mqtt' };
    const tcp = await probeTcp(target, this.#addresses, this.#scope);
    if (tcp.socket === null) return silent;
    if (!isSecure(target)) return (await speak(tcp.socket, target, this.#scope)).spoken;
    const over = isWebSocket(target) ? 'websocket' : 'mqtt';
    const { socket } = await probeTls(tcp.socket, target, over, false, this.#scope);
    return socket === null ? silent : (await speak(socket, target, this.#scope)).spoken;
  }
}
