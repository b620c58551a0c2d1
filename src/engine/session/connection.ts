// The life of one connection as a person sees it: connecting, connected, reconnecting, failed. Makes attempts, decides
// whether and when to try again, and keeps the MQTT session over several network connections.
import { type ConnectionSettings, generateClientId } from '../../core/mqtt/connection-profile.ts';
import type {
  BridgeAccess,
  ConnectionFailure,
  ConnectionState,
  ConnectRequest,
  SessionInfo,
} from '../../core/protocol/engine-contract.ts';
import type { IntakePacket, PacketIntake } from '../packet-intake.ts';
import { backOffMs, isWorthRetrying } from './back-off.ts';
import { BrokerSession } from './broker-session.ts';
import { ConnectionAttempt } from './connection-attempt.ts';

/** A connection that held this long was a good one: the next loss begins with the shortest delay again. */
const STABLE_AFTER_MS = 10_000;

export interface ConnectionListener {
  onState(state: ConnectionState): void;
  /** CONNACK accepted: the session can be used. */
  onSession(session: SessionInfo): void;
  /** The network connection is gone; what is in flight may still be delivered after a reconnect. */
  onLost(): void;
  /** The MQTT session is over for good. */
  onSessionEnded(): void;
  onInbound(packet: IntakePacket): void;
  onOutbound(packet: IntakePacket): void;
  onTraffic(): void;
  isRepetition(packetId: number): boolean;
}

export class Connection {
  readonly #intake: PacketIntake;
  readonly #listener: ConnectionListener;
  #state: ConnectionState = { phase: 'disconnected' };
  #settings: ConnectionSettings | null = null;
  #bridge: BridgeAccess | null = null;
  #session: BrokerSession | null = null;
  #attempt: ConnectionAttempt | null = null;
  #attempts = 0;
  #connectedAt = 0;
  #retryTimer: ReturnType<typeof setTimeout> | null = null;

  constructor(intake: PacketIntake, listener: ConnectionListener) {
    this.#intake = intake;
    this.#listener = listener;
  }

  get state(): ConnectionState {
    return this.#state;
  }

  /** Null unless connected. */
  get session(): BrokerSession | null {
    return this.#state.phase === 'connected' ? this.#session : null;
  }

  connect({ settings, bridge }: ConnectRequest): void {
    const wanted = withClientId(settings);
    // With the same settings the session goes on, and so does what is in flight in it.
    if (JSON.stringify(wanted) !== JSON.stringify(this.#settings)) this.#endSession();
    this.#settings = wanted;
    this.#bridge = bridge;
    this.#attempts = 0;
    this.#setState({ phase: 'connecting', since: Date.now() });
    this.#try();
  }

  disconnect(): void {
    this.#clearRetry();
    const attempt = this.#attempt;
    this.#attempt = null;
    attempt?.close();
    if (this.#state.phase === 'connected') this.#listener.onLost();
    if (this.#settings?.cleanStart) this.#endSession();
    this.#setState({ phase: 'disconnected' });
  }

  retryNow(): void {
    if (this.#state.phase !== 'reconnecting' || this.#attempt) return;
    this.#clearRetry();
    this.#setState({ ...this.#state, nextAttemptAt: null });
    this.#try();
  }

  #try(): void {
    const settings = this.#settings;
    if (!settings) return;
    this.#session ??= new BrokerSession(settings, {
      onWrite: (bytes) => this.#attempt?.send(bytes),
      onKeepAliveTimeout: () => this.#attempt?.keepAliveTimedOut(),
      onGiveUp: (message) => this.#attempt?.gaveUp(message),
    });
    this.#attempt = new ConnectionAttempt(settings, this.#bridge, this.#session, this.#intake, {
      onConnected: (session) => this.#connected(session),
      onFailed: (failure) => this.#failed(failure),
      onInbound: (packet) => this.#listener.onInbound(packet),
      onOutbound: (packet) => this.#listener.onOutbound(packet),
      onTraffic: () => this.#listener.onTraffic(),
      isRepetition: (packetId) => this.#listener.isRepetition(packetId),
    });
  }

  #connected(session: SessionInfo): void {
    this.#connectedAt = performance.now();
    this.#setState({ phase: 'connected', since: Date.now(), session });
    this.#listener.onSession(session);
  }

  #failed(failure: ConnectionFailure): void {
    this.#attempt = null;
    const { phase } = this.#state;
    if (phase === 'connected') {
      if (performance.now() - this.#connectedAt > STABLE_AFTER_MS) this.#attempts = 0;
      this.#listener.onLost();
    }
    // A first attempt that fails wants a person's eyes, not repetition.
    if (phase === 'connecting' || !isWorthRetrying(failure.cause)) {
      return this.#setState({ phase: 'failed', failure });
    }
    this.#attempts++;
    const delayMs = backOffMs(this.#attempts, Math.random());
    this.#retryTimer = setTimeout(() => this.retryNow(), delayMs);
    const nextAttemptAt = Date.now() + delayMs;
    this.#setState({ phase: 'reconnecting', attempt: this.#attempts, nextAttemptAt, waitsForNetwork: false, failure });
  }

  #endSession(): void {
    this.#session?.dispose();
    this.#session = null;
    this.#listener.onSessionEnded();
  }

  #clearRetry(): void {
    if (this.#retryTimer !== null) clearTimeout(this.#retryTimer);
    this.#retryTimer = null;
  }

  #setState(state: ConnectionState): void {
    this.#state = state;
    this.#listener.onState(state);
  }
}

/**
 * Version 5 lets the broker assign a client id, 3.1.1 only for a clean session [MQTT-3.1.3-7], 3.1 never: there one is
 * generated.
 */
function withClientId(settings: ConnectionSettings): ConnectionSettings {
  const { version, cleanStart, clientId } = settings;
  if (clientId !== '' || version === 5 || (version === 4 && cleanStart)) return settings;
  return {
    ...settings,
    clientId: generateClientId((bytes) => crypto.getRandomValues(bytes as Uint8Array<ArrayBuffer>)),
  };
}
