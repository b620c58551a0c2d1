// One device of a fleet over its whole life: connected, away, back again. The fleet tells it what time it is.
import type { ConnectionSettings } from '../../core/mqtt/connection-profile.ts';
import type { FleetOutages, FleetRefusal } from '../../core/publish/fleet.ts';
import type { FleetDevice } from '../../core/publish/fleet-device.ts';
import type { FleetFault } from '../../core/publish/fleet-fault.ts';
import { exponential, type Random } from '../../core/publish/fleet-random.ts';
import type { PreparedPublish } from '../../core/publish/prepared-publish.ts';
import { DeviceLink, type OpenTransport } from './device-link.ts';

export type MemberPhase = 'waiting' | 'connecting' | 'online' | 'offline' | 'refused';

/** A connection that was lost is tried again after so long, doubled with each attempt. */
const FIRST_RETRY_MS = 1_000;
const MAX_RETRY_MS = 30_000;
/** Whoever stays so long is not thrown out by another of its client id. */
const STAYS_MS = 10_000;

export interface MemberHost {
  readonly settings: ConnectionSettings;
  readonly outages: FleetOutages | null;
  readonly random: Random;
  readonly openTransport: (settings: ConnectionSettings) => OpenTransport;
  /** Milliseconds since the fleet began. */
  elapsedMs(): number;
  /** Calls `turn` after so long, unless the fleet has stopped. */
  after(delayMs: number, turn: () => void): void;
  onPhase(from: MemberPhase, to: MemberPhase): void;
  onRefused(refusal: FleetRefusal): void;
  onSent(qos: PreparedPublish['qos']): void;
  onNotSent(): void;
  onSettled(good: boolean): void;
  onLost(publishes: number): void;
  onFault(fault: FleetFault): void;
  onGone(): void;
}

export class FleetMember {
  readonly #host: MemberHost;
  readonly device: FleetDevice;
  #phase: MemberPhase = 'waiting';
  #link: DeviceLink | null = null;
  #retryMs = FIRST_RETRY_MS;
  /** By the fleet's clock; null: it never was. */
  #onlineSince: number | null = null;
  /** Of the connection that stands: what was planned for another does not happen. */
  #epoch = 0;

  constructor(device: FleetDevice, host: MemberHost) {
    this.device = device;
    this.#host = host;
  }

  get phase(): MemberPhase {
    return this.#phase;
  }

  get unanswered(): number {
    return this.#link?.unanswered ?? 0;
  }

  connect(): void {
    if (this.#link) return;
    const { settings, openTransport } = this.#host;
    const { clientId } = this.device;
    this.#setPhase('connecting');
    const own: ConnectionSettings = { ...settings, clientId, will: this.device.beginSession() ?? undefined };
    this.#link = new DeviceLink(own, openTransport(own), {
      onOnline: () => this.#nowOnline(),
      onMessage: (topic, payload) => this.#publishAll(this.device.answer(topic, payload, this.#host.elapsedMs())),
      onSettled: (good) => this.#host.onSettled(good),
      onEnd: ({ wasOnline, refusal, lost }) => this.#ended(wasOnline, refusal, lost),
      onGone: () => this.#host.onGone(),
    });
  }

  /** It does not even try. */
  refuse(refusal: FleetRefusal): void {
    this.#setPhase('refused');
    this.#host.onRefused(refusal);
  }

  publishBeat(beat: number): void {
    if (this.#phase !== 'online') return;
    const made = this.device.take(beat, this.#host.elapsedMs());
    if (made.ok) this.#publish(made.value);
    else this.#host.onFault(made.error);
  }

  look(now: number): void {
    this.#link?.look(now);
  }

  /** Says goodbye as it would when it is switched off. */
  leave(): void {
    if (this.#phase === 'online') this.#publishAll(this.device.deaths());
    this.#close('disconnect');
    this.#setPhase('offline');
  }

  #nowOnline(): void {
    this.#onlineSince = this.#host.elapsedMs();
    this.#setPhase('online');
    this.#link?.subscribe(this.device.commandTopics);
    this.#publishAll(this.device.births(this.#host.elapsedMs()));
    const { outages, random, after } = this.#host;
    if (!outages) return;
    const epoch = this.#epoch;
    after(exponential(random, outages.meanOnlineMs), () => epoch === this.#epoch && this.#goAway(outages));
  }

  #goAway({ abrupt, meanOfflineMs }: FleetOutages): void {
    const { random } = this.#host;
    if (random() < abrupt) this.#close('abrupt');
    else this.leave();
    this.#setPhase('offline');
    this.#comeBackAfter(exponential(random, meanOfflineMs));
  }

  #ended(wasOnline: boolean, refusal: FleetRefusal, lost: number): void {
    this.#link = null;
    this.#epoch++;
    this.#host.onLost(lost);
    this.#setPhase(wasOnline ? 'offline' : 'refused');
    if (!wasOnline) this.#host.onRefused(refusal);
    // Whoever was never let in is not to knock again and again.
    if (this.#onlineSince === null) return;
    if (wasOnline && this.#host.elapsedMs() - this.#onlineSince > STAYS_MS) this.#retryMs = FIRST_RETRY_MS;
    this.#comeBackAfter(this.#retryMs * (0.5 + this.#host.random()));
    this.#retryMs = Math.min(MAX_RETRY_MS, 2 * this.#retryMs);
  }

  #comeBackAfter(delayMs: number): void {
    this.#host.after(delayMs, () => this.connect());
  }

  #close(how: 'disconnect' | 'abrupt'): void {
    const lost = this.#link?.close(how) ?? 0;
    this.#link = null;
    this.#epoch++;
    this.#host.onLost(lost);
  }

  #publishAll(messages: readonly PreparedPublish[]): void {
    for (const message of messages) this.#publish(message);
  }

  #publish(message: PreparedPublish): void {
    if (this.#link?.publish(message)) this.#host.onSent(message.qos);
    else this.#host.onNotSent();
  }

  #setPhase(phase: MemberPhase): void {
    const from = this.#phase;
    this.#phase = phase;
    if (from !== phase) this.#host.onPhase(from, phase);
  }
}
