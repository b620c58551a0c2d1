// What every test of a probe works with: clients by name, topics below the probe's own, and a list of what has to be taken back.
import { ok, type Result } from '../../core/base/result.ts';
import type { ConnectionSettings, ConnectProperties, WillMessage } from '../../core/mqtt/connection-profile.ts';
import type { ProtocolVersion } from '../../core/mqtt/protocol-version.ts';
import type { Qos } from '../../core/mqtt/qos.ts';
import type { BrokerProbeStart, Setback } from '../../core/protocol/broker-probe-contract.ts';
import type { ServerLimits } from '../../core/wire/server-limits.ts';
import type { Transport, TransportListener } from '../transport/transport.ts';
import { ProbeClient } from './probe-client.ts';
import { ProbeWaits } from './probe-waits.ts';

/** Long enough for every pause of a probe: nothing is sent to keep a connection alive. */
const KEEP_ALIVE_S = 300;
/** A broker need not answer to a version that it does not know. */
const MAX_CONNECT_S = 6;
/** What a session that was to be taken up again lives at most, should nobody take it back. */
export const SESSION_EXPIRY_S = 60;
/** As that, of a retained message; before version 5 it stays until it is cleared. */
export const RETAINED_EXPIRY_S = 60;

export interface ProbeTerms extends BrokerProbeStart {
  /** Of the person's own connection, secrets included. */
  readonly settings: ConnectionSettings;
  readonly open: (settings: ConnectionSettings, listener: TransportListener) => Transport;
  /** Some hexadecimal digits, which nobody else has. */
  readonly random: string;
  /** Absent: `ANSWER_MS`. */
  readonly answerMs?: number;
}

export interface ClientWish {
  readonly version?: ProtocolVersion;
  /** Absent: one of its own. */
  readonly clientId?: string;
  readonly cleanStart?: boolean;
  readonly keepAliveS?: number;
  readonly will?: WillMessage;
  readonly properties?: ConnectProperties;
}

export interface ProbePair {
  readonly publisher: ProbeClient;
  readonly subscriber: ProbeClient;
}

export class ProbeLab {
  readonly terms: ProbeTerms;
  /** Retained messages and sessions that a test has made, and has not taken back. */
  readonly retained = new Set<string>();
  readonly sessions = new Set<string>();
  waits: ProbeWaits;
  /** Of the clients, once it is known what the broker speaks. */
  version: ProtocolVersion;
  /** Of the first CONNACK; null before version 5. */
  limits: ServerLimits | null = null;
  /** The highest QoS at which messages are to be published; what was found may lower it. */
  qos: Qos = 1;
  hasWildcards = true;
  hasRetain = true;
  /** When messages were retained that expire soon; by `performance.now()`. */
  expiryBegunAt: number | null = null;
  /** As $SYS has it. */
  brokerName: string | null = null;
  #clients: ProbeClient[] = [];
  #publisher: ProbeClient | null = null;
  #subscriber: ProbeClient | null = null;
  #lastClient = 0;

  constructor(terms: ProbeTerms) {
    this.terms = terms;
    this.waits = new ProbeWaits(terms.answerMs);
    this.version = terms.settings.version;
  }

  topic(name: string): string {
    return `${this.root}/${name}`;
  }

  get root(): string {
    return `${this.terms.prefix}/${this.terms.random}`;
  }

  /** 1 unless the broker takes QoS 0 only. */
  get safeQos(): Qos {
    return this.qos === 0 ? 0 : 1;
  }

  newClientId(): string {
    return `probe-${this.terms.random}-${++this.#lastClient}`;
  }

  /** Closed after the test, at the latest. */
  async connect(wish: ClientWish = {}): Promise<Result<ProbeClient, Setback>> {
    const { version = this.version, clientId = this.newClientId(), cleanStart = true, will } = wish;
    const { settings, open } = this.terms;
    const connectTimeoutS = Math.min(MAX_CONNECT_S, settings.connectTimeoutS ?? MAX_CONNECT_S);
    const client = await ProbeClient.connect(
      { ...settings, version, connectTimeoutS },
      { clientId, cleanStart, will, keepAliveS: wish.keepAliveS ?? KEEP_ALIVE_S, properties: wish.properties ?? {} },
      open,
      this.waits,
    );
    if (client.ok) this.#clients.push(client.value);
    return client;
  }

  /** Two clients that stay over the tests, each connected anew where a test has cost it its connection. */
  async pair(): Promise<Result<ProbePair, Setback>> {
    const [publisher, subscriber] = await Promise.all([
      this.#standing(this.#publisher),
      this.#standing(this.#subscriber),
    ]);
    if (publisher.ok) this.#publisher = publisher.value;
    if (subscriber.ok) this.#subscriber = subscriber.value;
    if (!publisher.ok) return publisher;
    if (!subscriber.ok) return subscriber;
    return ok({ publisher: publisher.value, subscriber: subscriber.value });
  }

  /** The standing publisher, or one of its own where the test may cost it the connection. */
  async publisher(mayCost: boolean): Promise<Result<ProbeClient, Setback>> {
    const pair = mayCost ? null : await this.pair();
    if (!pair) return this.connect();
    return pair.ok ? ok(pair.value.publisher) : pair;
  }

  async #standing(client: ProbeClient | null): Promise<Result<ProbeClient, Setback>> {
    return client?.isOpen ? ok(client) : this.connect();
  }

  /** Publishes a message that the broker keeps until it is taken back. */
  async retain(client: ProbeClient, topic: string, payload: Uint8Array, expiryS = RETAINED_EXPIRY_S) {
    this.retained.add(topic);
    const properties = { messageExpiryInterval: expiryS };
    return client.publish({ topic, payload, qos: this.safeQos, retain: true, properties });
  }

  async unretain(client: ProbeClient, topic: string): Promise<Setback | null> {
    const setback = await client.publish({ topic, payload: new Uint8Array(0), qos: this.safeQos, retain: true });
    if (setback === null) this.retained.delete(topic);
    return setback;
  }

  /** Of what a test leaves only the pair stays. */
  endTest(): void {
    for (const client of this.#clients) {
      if (client !== this.#publisher && client !== this.#subscriber) client.disconnect();
    }
    this.#clients = this.#clients.filter((client) => client.isOpen);
  }

  /** Takes back what is there, though the probe was cancelled. Answers with what could not be. */
  async cleanUp(): Promise<readonly string[]> {
    for (const client of this.#clients) client.disconnect();
    this.#clients = [];
    const { messages } = this.waits;
    this.waits = new ProbeWaits(this.terms.answerMs);
    this.waits.messages = messages;
    if (this.retained.size > 0) await this.#clearRetained();
    for (const clientId of [...this.sessions]) await this.#endSession(clientId);
    for (const client of this.#clients) client.disconnect();
    return [...this.retained, ...this.sessions];
  }

  async #clearRetained(): Promise<void> {
    const client = await this.connect();
    if (!client.ok) return;
    for (const topic of [...this.retained]) await this.unretain(client.value, topic);
    // At QoS 0 nothing says that it has arrived: what follows it and is answered does.
    if (this.safeQos === 0) await client.value.subscribe({ filter: this.topic('end'), qos: 0 });
  }

  /** A session that begins anew ends the one that was, and ends itself with its connection. */
  async #endSession(clientId: string): Promise<void> {
    const client = await this.connect({ clientId });
    if (!client.ok) return;
    client.value.disconnect();
    this.sessions.delete(clientId);
  }
}

export function text(value: string): Uint8Array {
  return new TextEncoder().encode(value);
}
