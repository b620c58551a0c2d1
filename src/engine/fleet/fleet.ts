// A fleet in its worker: brings its devices online one after another, has each publish by the clock, and takes all down again.
import type { ConnectionSettings } from '../../core/mqtt/connection-profile.ts';
import type { FleetRefusal, FleetState } from '../../core/publish/fleet.ts';
import type { FleetDevice } from '../../core/publish/fleet-device.ts';
import { seededRandom } from '../../core/publish/fleet-random.ts';
import type { PrepareFault } from '../../core/publish/prepared-publish.ts';
import type { OpenTransport } from './device-link.ts';
import { FleetClock } from './fleet-clock.ts';
import type { FleetCounts, FleetReport, FleetStart } from './fleet-contract.ts';
import { FleetMember, type MemberHost, type MemberPhase } from './fleet-member.ts';
import { RateMeter } from './rate-meter.ts';

/** So many in a row that could not connect: it is not theirs alone. */
const MAX_REFUSED_IN_A_ROW = 20;
/**
 * Connections that are being opened at once. Chromium holds a new WebSocket back the longer, the more others of the page are
 * being opened: of 200 that were begun together 84 were open after 4 s, of 200 opened six at a time all of them.
 */
const MAX_OPENING = 6;
const LOOK_FOR_ROOM_MS = 10;
const REPORT_EVERY_MS = 100;
const LOOK_EVERY_MS = 1_000;
/** What is later than this is left out: after a sleep of the computer no hour is made up for. */
const MAX_LATE_MS = 2_000;
/** Until connections that were told to close are let go. */
const MAX_STOP_MS = 1_900;

export class Fleet {
  readonly #start: FleetStart;
  readonly #report: (report: FleetReport) => void;
  readonly #open: (settings: ConnectionSettings) => OpenTransport;
  readonly #members: readonly FleetMember[];
  readonly #clock = new FleetClock();
  readonly #phases: Record<MemberPhase, number> = { waiting: 0, connecting: 0, online: 0, offline: 0, refused: 0 };
  #reportTimer: ReturnType<typeof setTimeout> | null = null;
  #ramped = 0;
  #openTransports = 0;
  #opening = 0;
  #paused = false;
  #failed = false;
  #stopping = false;
  #stopped = false;
  #refusedInARow = 0;
  #gaveUp = false;
  #lastRefusal: FleetRefusal | null = null;
  #counts = { sent: 0, done: 0, failed: 0, lost: 0 };
  readonly #rate = new RateMeter();

  constructor(
    start: FleetStart,
    devices: readonly FleetDevice[],
    open: (settings: ConnectionSettings) => OpenTransport,
    report: (report: FleetReport) => void,
  ) {
    this.#start = start;
    this.#open = open;
    this.#report = report;
    this.#members = devices.map((device, i) => new FleetMember(device, this.#hostOf(i + 1)));
    this.#phases.waiting = this.#members.length;
    this.#clock.after(0, () => this.#ramp());
    this.#clock.after(LOOK_EVERY_MS, () => this.#look());
    this.#tellSoon();
  }

  get state(): FleetState {
    const { connecting, online, offline, refused } = this.#phases;
    return {
      wanted: this.#start.fleet.devices,
      connecting,
      online,
      offline,
      refused,
      lastRefusal: this.#lastRefusal,
      gaveUp: this.#gaveUp,
      ratePerS: this.#rate.perSecond(this.#clock.elapsedMs),
    };
  }

  get #isOver(): boolean {
    return this.#failed || this.#stopping;
  }

  /** Devices stay connected, and are silent. */
  pause(): void {
    this.#paused = true;
  }

  resume(): void {
    this.#paused = false;
  }

  /** Every device says goodbye; `stopped` is reported when all connections are closed, or after 2 s. */
  stop(): void {
    if (this.#stopping) return;
    this.#stopping = true;
    this.#clock.end();
    for (const member of this.#members) member.leave();
    this.#tell();
    if (this.#openTransports === 0) this.#end();
    else setTimeout(() => this.#end(), MAX_STOP_MS);
  }

  #end(): void {
    if (this.#stopped) return;
    this.#stopped = true;
    if (this.#reportTimer !== null) clearTimeout(this.#reportTimer);
    this.#report({ type: 'stopped' });
  }

  /** Nothing is done any more; the devices say goodbye when it is stopped, which follows. */
  #fail(fault: PrepareFault | null): void {
    if (this.#failed) return;
    this.#failed = true;
    this.#clock.end();
    this.#tell();
    this.#report({ type: 'failed', fault });
  }

  // ---- devices ----

  #ramp(): void {
    const member = this.#members[this.#ramped];
    if (!member || this.#gaveUp) return;
    if (this.#opening >= MAX_OPENING) return this.#clock.after(LOOK_FOR_ROOM_MS, () => this.#ramp());
    this.#ramped++;
    this.#begin(member);
    this.#clock.after(1_000 / this.#start.fleet.connectPerS, () => this.#ramp());
  }

  #begin(member: FleetMember): void {
    const { clientId } = this.#start.settings;
    if (clientId !== '' && member.device.clientId === clientId)
      return member.refuse({ kind: 'own-client-id', clientId });
    member.connect();
    const now = this.#clock.elapsedMs;
    member.device.beats.forEach(({ everyMs, jitter }, beat) => {
      // Each begins elsewhere in its interval, so that not all speak at once.
      const first = now + everyMs * this.#random();
      this.#beat(member, beat, first, everyMs, jitter);
    });
  }

  readonly #random = seededRandom('fleet');

  /** `gridAt` is where it stands without jitter: delays do not add up. */
  #beat(member: FleetMember, beat: number, gridAt: number, everyMs: number, jitter: number): void {
    const at = gridAt + everyMs * jitter * (this.#random() - 0.5);
    this.#clock.at(at, () => {
      const late = this.#clock.elapsedMs - at;
      if (!this.#paused) member.publishBeat(beat);
      const left = late > MAX_LATE_MS ? Math.floor(late / everyMs) : 0;
      this.#beat(member, beat, gridAt + everyMs * (1 + left), everyMs, jitter);
    });
  }

  #look(): void {
    const now = performance.now();
    for (const member of this.#members) member.look(now);
    this.#tellSoon();
    this.#clock.after(LOOK_EVERY_MS, () => this.#look());
  }

  #hostOf(number: number): MemberHost {
    const { fleet, settings } = this.#start;
    return {
      settings: deviceSettings(settings),
      outages: fleet.outages,
      random: seededRandom(`outages ${number}`),
      openTransport: (own) => {
        this.#openTransports++;
        return this.#counted(this.#open(own));
      },
      elapsedMs: () => this.#clock.elapsedMs,
      after: (delayMs, turn) => this.#clock.after(delayMs, turn),
      onPhase: (from, to) => this.#phaseChanged(from, to),
      onRefused: (refusal) => this.#refused(refusal),
      onSent: (qos) => {
        this.#counts.sent++;
        if (qos === 0) this.#counts.done++;
        this.#rate.count(this.#clock.elapsedMs);
        this.#tellSoon();
      },
      onNotSent: () => {
        this.#counts.failed++;
        this.#tellSoon();
      },
      onSettled: (good) => {
        this.#counts[good ? 'done' : 'failed']++;
        this.#tellSoon();
      },
      onLost: (publishes) => {
        this.#counts.lost += publishes;
      },
      onFault: (fault) => {
        this.#counts.failed++;
        if (fault.fault.kind === 'table-ended') return this.#fail(fault.fault);
        this.#report({ type: 'fault', fault: fault.fault });
      },
      onGone: () => {
        this.#openTransports--;
        if (this.#stopping && this.#openTransports === 0) this.#end();
      },
    };
  }

  #counted(open: OpenTransport): OpenTransport {
    return (listener) => {
      let isOpening = true;
      this.#opening++;
      const opened = () => {
        if (isOpening) this.#opening--;
        isOpening = false;
      };
      const transport = open({
        ...listener,
        onOpen: () => {
          opened();
          listener.onOpen();
        },
        onEnd: (end) => {
          opened();
          listener.onEnd(end);
        },
      });
      // One that is given up while it is being opened may be told of later, or never.
      const close = () => {
        opened();
        transport.close();
      };
      return { ...transport, close };
    };
  }

  #phaseChanged(from: MemberPhase, to: MemberPhase): void {
    this.#phases[from]--;
    this.#phases[to]++;
    if (to === 'online') this.#refusedInARow = 0;
    this.#tellSoon();
  }

  #refused(refusal: FleetRefusal): void {
    this.#lastRefusal = refusal;
    this.#refusedInARow++;
    if (this.#refusedInARow < Math.min(MAX_REFUSED_IN_A_ROW, this.#start.fleet.devices) || this.#stopping) return;
    this.#gaveUp = this.#gaveUp || this.#ramped < this.#members.length;
    // Those that are under way may still be let in.
    if (this.#phases.online + this.#phases.offline + this.#phases.connecting === 0) this.#fail(null);
  }

  // ---- what is told ----

  #tellSoon(): void {
    if (!this.#isOver) this.#reportTimer ??= setTimeout(() => this.#tell(), REPORT_EVERY_MS);
  }

  #tell(): void {
    if (this.#reportTimer !== null) clearTimeout(this.#reportTimer);
    this.#reportTimer = null;
    const counts: FleetCounts = this.#counts;
    this.#counts = { sent: 0, done: 0, failed: 0, lost: 0 };
    this.#report({ type: 'state', state: this.state, counts });
  }
}

/** As the person connects, but for what belongs to their session: a device begins anew, and leaves nothing behind. */
function deviceSettings(settings: ConnectionSettings): ConnectionSettings {
  const { userProperties, authenticationMethod, authenticationDataEncoding } = settings.properties ?? {};
  return {
    ...settings,
    cleanStart: true,
    properties: { userProperties, authenticationMethod, authenticationDataEncoding },
    reconnect: { enabled: false, firstDelayMs: 0, maxDelayMs: 0, maxAttempts: 0 },
  };
}
