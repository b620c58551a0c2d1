// The life of one connection as a person sees it: connecting, connected, reconnecting, failed. Makes attempts, decides
// whether and when to try again, and keeps the MQTT session over several network connections.
import {
  type ConnectionSettings,
  DEFAULT_RECONNECT,
  generateClientId,
  type ReconnectSettings,
} from '../../core/mqtt/connection-profile.ts';
import { formatEndpoint } from '../../core/mqtt/endpoint.ts';
import { PROPERTY } from '../../core/mqtt/property.ts';
import type {
  BridgeAccess,
  ConnectionFailure,
  ConnectionState,
  ConnectRequest,
  SessionInfo,
} from '../../core/protocol/engine-contract.ts';
import { PACKET } from '../../core/wire/packet-type.ts';
import { numberProperty } from '../../core/wire/read-properties.ts';
import type { IntakePacket, PacketIntake } from '../packet-intake.ts';
import { backOffMs, isWorthRetrying } from './back-off.ts';
import { BrokerSession } from './broker-session.ts';
import { ConnectionAttempt, type SessionStart } from './connection-attempt.ts';
import { InFlightKeeper, type KeptPacket } from './in-flight-keeper.ts';
import { isOffline, watchNetwork } from './network.ts';
import { endsWithDisconnect, isKeptSession } from './session-terms.ts';
import { TakeOverWatch } from './take-over-watch.ts';

/** A connection that held this long was a good one: the next loss begins with the shortest delay again. */
const STABLE_AFTER_MS = 10_000;

export interface ConnectionListener {
  onState(state: ConnectionState): void;
  /** CONNACK accepted: the session can be used. */
  onSession(session: SessionInfo): void;
  /** What was in flight before has been delivered: publishes may go out. */
  onReady(): void;
  /** The broker has no session: these PUBRELs go to nobody, and every PUBLISH in flight is sent as a new message. */
  onSessionReplaced(releasedIds: readonly number[]): void;
  /** Found in flight from before a reload of the page. */
  onRestored(packets: readonly KeptPacket[]): void;
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
  readonly #takeOvers = new TakeOverWatch();
  #state: ConnectionState = { phase: 'disconnected' };
  #settings: ConnectionSettings | null = null;
  #bridge: BridgeAccess | null = null;
  #keeper: InFlightKeeper | null = null;
  #session: BrokerSession | null = null;
  #attempt: ConnectionAttempt | null = null;
  /** The session that the broker may still have; null: begin as the profile says. */
  #resumable: { readonly clientId: string } | null = null;
  #attempts = 0;
  /** Counts what a person asks for, so that what was asked for before and took its time can be told. */
  #turn = 0;
  #connectedAt = 0;
  #retryTimer: ReturnType<typeof setTimeout> | null = null;

  constructor(intake: PacketIntake, listener: ConnectionListener) {
    this.#intake = intake;
    this.#listener = listener;
    watchNetwork(() => this.#networkIsBack());
  }

  get state(): ConnectionState {
    return this.#state;
  }

  /** Null unless connected. */
  get session(): BrokerSession | null {
    return this.#state.phase === 'connected' ? this.#session : null;
  }

  /** How the broker is reached, with the credentials; null: nobody has asked for a connection yet. */
  get settings(): ConnectionSettings | null {
    return this.#settings;
  }

  get bridge(): BridgeAccess | null {
    return this.#bridge;
  }

  /** Handed to the network and not sent yet. */
  get unsentBytes(): number {
    return this.#attempt?.unsentBytes ?? 0;
  }

  connect({ settings, bridge, keepInFlightAs = null }: ConnectRequest): void {
    const wanted = withClientId(settings);
    // With the same settings the session goes on, and so does what is in flight in it.
    if (JSON.stringify(wanted) !== JSON.stringify(this.#settings)) this.#endSession();
    this.#settings = wanted;
    this.#bridge = bridge;
    this.#attempts = 0;
    this.#takeOvers.reset();
    this.#setState({ phase: 'connecting', since: Date.now() });
    const turn = ++this.#turn;
    if (keepInFlightAs === null || this.#keeper) return this.#try();
    void InFlightKeeper.open(keepInFlightAs).then((keeper) => {
      this.#keeper = keeper;
      if (turn !== this.#turn) return;
      this.#restore();
      this.#try();
    });
  }

  /** Takes up what a page before this one has left in flight, where it was the same session. */
  #restore(): void {
    const settings = this.#settings;
    const { session, packets } = this.#keeper ?? { session: null, packets: [] };
    if (!settings || packets.length === 0) return;
    const isSame =
      session?.version === settings.version &&
      session.address === formatEndpoint(settings.endpoint) &&
      (settings.clientId === session.clientId || settings.clientId === '');
    if (!isSame) return this.#keeper?.clear();
    if (session.isKept) this.#resumable = { clientId: session.clientId };
    this.#listener.onRestored(packets);
  }

  disconnect(): void {
    this.#turn++;
    this.#clearRetry();
    const attempt = this.#attempt;
    const settings = this.#settings;
    this.#attempt = null;
    attempt?.close(settings !== null && endsWithDisconnect(settings));
    if (this.#state.phase === 'connected') this.#listener.onLost();
    if (settings?.cleanStart) this.#endSession();
    this.#setState({ phase: 'disconnected' });
  }

  retryNow(): void {
    if (this.#state.phase !== 'reconnecting' || this.#attempt) return;
    this.#clearRetry();
    this.#setState({ ...this.#state, nextAttemptAt: null, waitsForNetwork: false });
    this.#try();
  }

  #try(): void {
    const settings = this.#settings;
    if (!settings) return;
    this.#session ??= new BrokerSession(settings, this.#keeper, {
      onWrite: (bytes) => this.#attempt?.send(bytes),
      onKeepAliveTimeout: () => this.#attempt?.keepAliveTimedOut(),
      onGiveUp: (message) => this.#attempt?.gaveUp(message),
      onReady: () => this.#listener.onReady(),
    });
    const session = this.#session;
    this.#attempt = new ConnectionAttempt(settings, this.#sessionStart(settings), this.#bridge, session, this.#intake, {
      onConnected: (info) => this.#connected(info),
      onNoSession: () => this.#listener.onSessionReplaced(session.forgetReleased()),
      onFailed: (failure) => this.#failed(failure),
      onInbound: (packet) => this.#passed(packet, this.#listener.onInbound),
      onOutbound: (packet) => this.#passed(packet, this.#listener.onOutbound),
      onTraffic: () => this.#listener.onTraffic(),
      isRepetition: (packetId) => this.#listener.isRepetition(packetId),
    });
  }

  #sessionStart({ cleanStart, clientId }: ConnectionSettings): SessionStart {
    return this.#resumable ? { cleanStart: false, clientId: this.#resumable.clientId } : { cleanStart, clientId };
  }

  #passed(packet: IntakePacket, handOn: (packet: IntakePacket) => void): void {
    if (packet.head.type >= PACKET.publish && packet.head.type <= PACKET.pubcomp) this.#takeOvers.exchanged();
    handOn(packet);
  }

  #connected(session: SessionInfo): void {
    this.#connectedAt = performance.now();
    this.#takeOvers.connected(this.#connectedAt);
    this.#rememberSession(session);
    this.#setState({ phase: 'connected', since: Date.now(), session });
    this.#listener.onSession(session);
  }

  /** The broker may have shortened the session's life in CONNACK (3.2.2.3.2). */
  #rememberSession({ clientId, properties }: SessionInfo): void {
    const settings = this.#settings;
    if (!settings) return;
    const granted = numberProperty(properties, PROPERTY.sessionExpiryInterval);
    const isKept = granted === undefined ? isKeptSession(settings) : granted > 0;
    this.#resumable = isKept ? { clientId } : null;
    const { version, endpoint } = settings;
    this.#keeper?.setSession({ clientId, address: formatEndpoint(endpoint), version, isKept, at: Date.now() });
  }

  #failed(failure: ConnectionFailure): void {
    this.#attempt = null;
    const { phase } = this.#state;
    if (phase === 'connected') {
      if (performance.now() - this.#connectedAt > STABLE_AFTER_MS) this.#attempts = 0;
      this.#listener.onLost();
    }
    const times = this.#timesThrownOut(failure, phase === 'connected');
    if (times > 0)
      return this.#setState({ phase: 'failed', failure: { ...failure, cause: { kind: 'take-over-loop', times } } });
    const limits = this.#settings?.reconnect ?? DEFAULT_RECONNECT;
    // A first attempt that fails wants a person's eyes, not repetition.
    if (phase === 'connecting' || !isWorthRetrying(failure.cause) || !this.#mayTryAgain(limits)) {
      return this.#setState({ phase: 'failed', failure });
    }
    this.#attempts++;
    this.#planRetry(failure, backOffMs(this.#attempts, Math.random(), limits));
  }

  #timesThrownOut({ cause }: ConnectionFailure, wasConnected: boolean): number {
    if (wasConnected && cause.kind === 'dropped') return this.#takeOvers.dropped(performance.now());
    this.#takeOvers.reset();
    return 0;
  }

  #mayTryAgain({ enabled, maxAttempts }: ReconnectSettings): boolean {
    return enabled && (maxAttempts === null || this.#attempts < maxAttempts);
  }

  #planRetry(failure: ConnectionFailure, delayMs: number): void {
    const nextAttemptAt = Date.now() + delayMs;
    this.#retryTimer = setTimeout(() => this.#retryIsDue(), delayMs);
    this.#setState({ phase: 'reconnecting', attempt: this.#attempts, nextAttemptAt, waitsForNetwork: false, failure });
  }

  #retryIsDue(): void {
    if (this.#state.phase !== 'reconnecting' || !this.#settings) return;
    if (!isOffline(this.#settings.endpoint.host)) return this.retryNow();
    this.#clearRetry();
    this.#setState({ ...this.#state, nextAttemptAt: null, waitsForNetwork: true });
  }

  /** Whoever waits need not wait longer, and a connection that stands may have died without a sign. */
  #networkIsBack(): void {
    if (this.#state.phase === 'reconnecting') this.retryNow();
    this.session?.ping();
  }

  #endSession(): void {
    this.#session?.dispose();
    this.#session = null;
    this.#resumable = null;
    this.#keeper?.clear();
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
