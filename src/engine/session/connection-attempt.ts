// One network connection, from opening it to its end: transport, splitters, guard and time limits around the protocol
// engine. Says how it went with facts; what follows from them is decided elsewhere.
import { type ConnectionSettings, DEFAULT_CONNECT_TIMEOUT_S } from '../../core/mqtt/connection-profile.ts';
import { formatEndpoint, isWebSocketScheme } from '../../core/mqtt/endpoint.ts';
import { PROPERTY } from '../../core/mqtt/property.ts';
import type { BridgeTls } from '../../core/protocol/companion-contract.ts';
import type {
  BridgeAccess,
  ConnectionFailure,
  FailureCause,
  SessionInfo,
} from '../../core/protocol/engine-contract.ts';
import { encodeDisconnect } from '../../core/wire/encode-disconnect.ts';
import { InboundGuard, type Violation } from '../../core/wire/inbound-guard.ts';
import { type PacketBatch, PacketSplitter, type SplitFault } from '../../core/wire/packet-splitter.ts';
import { PACKET } from '../../core/wire/packet-type.ts';
import { type Connack, readConnack, readDisconnect } from '../../core/wire/read-answer.ts';
import { numberProperty, stringProperty } from '../../core/wire/read-properties.ts';
import { readServerLimits } from '../../core/wire/server-limits.ts';
import type { IntakeConnection, IntakePacket, PacketIntake } from '../packet-intake.ts';
import { openBridge } from '../transport/bridge-transport.ts';
import type { Transport, TransportEnd } from '../transport/transport.ts';
import { openWebSocket } from '../transport/web-socket-transport.ts';
import type { BrokerSession } from './broker-session.ts';
import { legalizeAnswer } from './legalize-answer.ts';
import { isOffline } from './network.ts';

/** How CONNECT begins the session this time. */
export interface SessionStart {
  /** False: takes up the session that the broker has. */
  readonly cleanStart: boolean;
  readonly clientId: string;
}

export interface AttemptListener {
  onConnected(session: SessionInfo): void;
  /** CONNACK without a session, before MQTT.js gets it and sends again what is in flight. */
  onNoSession(): void;
  /** Exactly once, unless `close` was called before. */
  onFailed(failure: ConnectionFailure): void;
  onInbound(packet: IntakePacket): void;
  onOutbound(packet: IntakePacket): void;
  /** Bytes passed, so counters may have changed. */
  onTraffic(): void;
  /** A PUBLISH with this packet id is a repetition and must say so [MQTT-3.3.1-1]. */
  isRepetition(packetId: number): boolean;
}

export class ConnectionAttempt {
  readonly #settings: ConnectionSettings;
  readonly #session: BrokerSession;
  readonly #intake: PacketIntake;
  readonly #listener: AttemptListener;
  readonly #transport: Transport;
  readonly #connection: IntakeConnection;
  readonly #splitter: PacketSplitter;
  readonly #outboundSplitter: PacketSplitter;
  readonly #startedAt = performance.now();
  readonly #start: SessionStart;
  readonly #timeoutMs: number;
  #openedAt: number | null = null;
  #connectSentAt = 0;
  #accepted = false;
  /** The packet type that the first byte from the broker seems to have. */
  #firstType: number | null = null;
  #over = false;
  /** It was not this side that ended it. */
  #transportEnded = false;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(
    settings: ConnectionSettings,
    start: SessionStart,
    bridge: BridgeAccess | null,
    session: BrokerSession,
    intake: PacketIntake,
    listener: AttemptListener,
  ) {
    this.#settings = settings;
    this.#start = start;
    this.#timeoutMs = (settings.connectTimeoutS ?? DEFAULT_CONNECT_TIMEOUT_S) * 1_000;
    this.#session = session;
    this.#intake = intake;
    this.#listener = listener;
    this.#connection = {
      version: settings.version,
      guard: new InboundGuard(
        settings.version,
        settings.properties?.topicAliasMaximum ?? 0,
        settings.properties?.authenticationMethod !== undefined,
      ),
      aliases: new Map(),
      onInbound: (packet) => this.#takeInbound(packet),
      onViolation: (violation, seq) => this.#violated(violation, seq),
    };
    this.#splitter = new PacketSplitter((batch) => {
      if (!this.#over) this.#intake.inbound(batch, this.#connection);
    });
    this.#outboundSplitter = new PacketSplitter((batch) => {
      this.#markRepetitions(batch);
      this.#intake.outbound(batch, settings.version, (packet) => listener.onOutbound(packet));
    });
    this.#transport = this.#open(bridge);
    this.#setTimer({ kind: 'open-timeout', timeoutMs: this.#timeoutMs });
  }

  #open(bridge: BridgeAccess | null): Transport {
    const { endpoint, version } = this.#settings;
    const transportListener = {
      onOpen: () => this.#opened(),
      onBytes: (bytes: Uint8Array<ArrayBuffer>) => this.#takeBytes(bytes),
      onEnd: (end: TransportEnd) => this.#ended(end),
    };
    if (isWebSocketScheme(endpoint.scheme)) {
      // Section 6 of MQTT 3.1.1 and 5: `mqtt`. Brokers of 3.1 took `mqttv3.1`.
      return openWebSocket(formatEndpoint(endpoint), version === 3 ? ['mqttv3.1'] : ['mqtt'], transportListener);
    }
    if (bridge) return openBridge(bridge, endpoint, bridgeTls(this.#settings), transportListener);
    queueMicrotask(() => this.#fail({ kind: 'bridge-missing' }));
    return { send() {}, close() {}, unsentBytes: () => 0 };
  }

  #opened(): void {
    if (this.#over) return;
    this.#openedAt = performance.now();
    this.#intake.opened();
    this.#setTimer({ kind: 'no-connack', timeoutMs: this.#timeoutMs });
    this.#connectSentAt = performance.now();
    this.#session.begin(this.#start.cleanStart, this.#start.clientId);
  }

  /** What MQTT.js sends: whole packets. */
  send(bytes: Uint8Array<ArrayBuffer>): void {
    if (this.#over) return;
    this.#outboundSplitter.push(bytes);
    this.#transport.send(bytes);
    this.#listener.onTraffic();
  }

  get unsentBytes(): number {
    return this.#transport.unsentBytes();
  }

  /** MQTT.js sends what is in flight again without the DUP flag that it must have; `bytes` is what will be sent. */
  #markRepetitions({ bytes, offsets, count }: PacketBatch): void {
    for (let i = 0; i < count; i++) {
      const at = offsets[i] as number;
      const first = bytes[at] as number;
      if (first >> 4 !== PACKET.publish || (first & 0b0110) === 0) continue;
      if (this.#listener.isRepetition(packetIdOfPublish(bytes, at))) bytes[at] = first | 0b1000;
    }
  }

  #takeBytes(bytes: Uint8Array<ArrayBuffer>): void {
    if (this.#over) return;
    const fault = this.#splitter.push(bytes);
    this.#listener.onTraffic();
    if (fault && !this.#over) this.#framingBroken(fault);
    else if (this.#firstType === null) this.#checkBeginning(bytes);
  }

  /** What is no MQTT at all may look like the begin of a long packet: then nobody should wait for its end. */
  #checkBeginning(bytes: Uint8Array): void {
    const first = bytes[0];
    if (first === undefined || this.#over) return;
    this.#firstType = first >> 4;
    if (this.#firstType === PACKET.connack || this.#firstType === PACKET.auth || !this.#splitter.isInsidePacket) return;
    const shown = String.fromCharCode(...bytes.subarray(0, 24)).replace(/[^ -~]/g, '·');
    const message = `the answer to CONNECT begins with "${shown}", which is no CONNACK`;
    this.#fail({ kind: 'protocol-violation', clause: 'MQTT-3.2.0-1', message, seq: this.#intake.log.endSeq });
  }

  #takeInbound(packet: IntakePacket): void {
    if (this.#over) return;
    const { head, packet: bytes } = packet;
    const { version } = this.#settings;
    switch (head.type) {
      case PACKET.connack:
        return this.#takeConnack(packet, readConnack(bytes, head.bodyStart, version));
      case PACKET.disconnect: {
        const { reasonCode, reasonString } = readDisconnect(bytes, head.bodyStart);
        return this.#fail({ kind: 'server-disconnect', reasonCode, reasonString });
      }
      case PACKET.auth:
        // A further step of the method, which a program must know that takes it. This one sends method and data as they are.
        return this.#fail({ kind: 'auth-continues', method: this.#settings.properties?.authenticationMethod ?? '' });
      default:
        this.#listener.onInbound(packet);
        return this.#session.deliver(legalizeAnswer(bytes, head, version));
    }
  }

  #takeConnack({ packet }: IntakePacket, connack: Connack): void {
    if (connack.code !== 0) {
      const reasonString = stringProperty(connack.properties, PROPERTY.reasonString) ?? null;
      return this.#fail({ kind: 'refused', reasonCode: connack.code, reasonString });
    }
    this.#accepted = true;
    this.#clearTimer();
    if (!connack.sessionPresent) this.#listener.onNoSession();
    this.#session.deliver(packet);
    this.#listener.onConnected(this.#sessionInfo(connack));
  }

  #sessionInfo({ sessionPresent, properties }: Connack): SessionInfo {
    const { version, keepAliveS } = this.#settings;
    const { clientId } = this.#start;
    const assigned = stringProperty(properties, PROPERTY.assignedClientIdentifier);
    return {
      version,
      sessionPresent,
      clientId: assigned ?? clientId,
      assignedClientId: assigned !== undefined,
      keepAliveS: numberProperty(properties, PROPERTY.serverKeepAlive) ?? keepAliveS,
      connackMs: performance.now() - this.#connectSentAt,
      limits: version === 5 ? readServerLimits(properties) : null,
      properties,
    };
  }

  #violated({ clause, message, reasonCode }: Violation, seq: number): void {
    this.#sayGoodbye(reasonCode);
    this.#fail({ kind: 'protocol-violation', clause, message, seq });
  }

  #framingBroken({ clause, message, kind }: SplitFault): void {
    this.#sayGoodbye(kind === 'too-large' ? 0x95 : 0x81);
    this.#fail({ kind: 'protocol-violation', clause, message, seq: this.#intake.log.endSeq });
  }

  /** Without a word: 0x8D is the server's to send, and a client only closes (3.14.2.1, 3.1.2.10). */
  keepAliveTimedOut(): void {
    this.#fail({ kind: 'keep-alive-timeout' });
  }

  gaveUp(message: string): void {
    this.#fail({ kind: 'engine-crashed', message });
  }

  /** Version 5 says why it goes [MQTT-4.13.1-1]. */
  #sayGoodbye(reasonCode: number): void {
    if (this.#settings.version === 5 && this.#accepted) this.send(encodeDisconnect(5, reasonCode));
  }

  /**
   * A person ends it: in order when there is a session, else at once. `onFailed` does not follow. `endSession`: the
   * broker shall not keep the session though its expiry would.
   */
  close(endSession: boolean): void {
    if (this.#over) return;
    if (this.#accepted) this.send(encodeDisconnect(this.#settings.version, 0, endSession));
    this.#finish(null);
  }

  #ended({ close, cause }: TransportEnd): void {
    this.#transportEnded = true;
    this.#fail(cause ?? this.#causeOfEnd(), close);
  }

  #causeOfEnd(): FailureCause {
    if (this.#accepted) return { kind: 'dropped' };
    if (this.#openedAt !== null) return { kind: 'closed-before-connack' };
    return isOffline(this.#settings.endpoint.host) ? { kind: 'offline' } : { kind: 'never-opened' };
  }

  #fail(cause: FailureCause, close: ConnectionFailure['close'] = null): void {
    if (this.#over) return;
    this.#finish(close);
    const { endpoint, version } = this.#settings;
    this.#listener.onFailed({
      cause,
      at: Date.now(),
      elapsedMs: performance.now() - this.#startedAt,
      address: formatEndpoint(endpoint),
      version,
      close,
      openedAfterMs: this.#openedAt === null ? null : this.#openedAt - this.#startedAt,
    });
  }

  /** `close`: what the WebSocket said of its end, where it did. */
  #finish(close: ConnectionFailure['close']): void {
    this.#over = true;
    if (this.#openedAt !== null) this.#intake.closed(this.#closing(close));
    this.#clearTimer();
    this.#transport.close();
    this.#session.connectionLost();
  }

  #closing(close: ConnectionFailure['close']): Parameters<PacketIntake['closed']>[0] {
    const by = !this.#transportEnded ? 'client' : close?.wasClean ? 'broker' : 'network';
    return { kind: 'closed', by, code: close?.code ?? null, reason: close?.reason ?? '' };
  }

  #setTimer(cause: FailureCause): void {
    this.#clearTimer();
    this.#timer = setTimeout(() => this.#fail(cause), this.#timeoutMs);
  }

  #clearTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}

/** Undefined: nothing that the companion must be told. */
function bridgeTls({ tls, clientKey, clientKeyPassphrase }: ConnectionSettings): BridgeTls | undefined {
  if (!tls && clientKey === undefined) return undefined;
  return { ...tls, clientKey, clientKeyPassphrase };
}

function packetIdOfPublish(bytes: Uint8Array, at: number): number {
  let position = at + 1;
  while ((bytes[position] as number) >= 0x80) position++;
  position++;
  const topicLength = ((bytes[position] as number) << 8) | (bytes[position + 1] as number);
  const id = position + 2 + topicLength;
  return ((bytes[id] as number) << 8) | (bytes[id + 1] as number);
}
