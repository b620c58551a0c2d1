// The publishing end of a replay: holds a few messages ahead, publishes each when it is due, and pauses when the connection
// goes. One at a time. Order is kept: a message goes out only after all before it were written, however they are stored.
import { ReplaySchedule } from '../../core/log/replay-schedule.ts';
import type { PublishRequest, PublishState } from '../../core/protocol/engine-contract.ts';
import type {
  ReplayControl,
  ReplayFed,
  ReplayFeed,
  ReplayMessage,
  ReplayState,
} from '../../core/protocol/replay-contract.ts';
import { EngineFault } from '../engine-fault.ts';
import { ReplayLedger } from './replay-ledger.ts';
import { ReplayQueue } from './replay-queue.ts';

/** Without an answer at once, of those that get one; the broker's receive maximum may be less. */
const MAX_UNANSWERED = 500;
/** Handed to the network and not sent yet. */
const MAX_UNSENT_BYTES = 1024 * 1024;
/** Published in one go: what arrives has its turn in between. */
const SLICE_MS = 8;
const LOOK_AGAIN_MS = 5;
const REPORT_EVERY_MS = 100;
/** setTimeout's largest delay. */
const MAX_DELAY_MS = 2_147_483_647;

export interface ReplayerTarget {
  /** Null: not connected. */
  receiveMaximum(): number | null;
  publish(request: PublishRequest): EngineFault | undefined;
  /** Handed to the network and not sent yet. */
  unsentBytes(): number;
  onState(state: ReplayState): void;
}

type Phase = ReplayState['phase'];

export class Replayer {
  readonly #target: ReplayerTarget;
  #replayId = 0;
  #phase: Phase = 'stopped';
  #pausedBy: ReplayState['pausedBy'] = null;
  #schedule = new ReplaySchedule(1);
  #ledger = new ReplayLedger();
  #queue = new ReplayQueue();
  #topic: string | null = null;
  #askForMore: ((fed: ReplayFed) => void) | null = null;
  /** Steps that were asked for, and not made yet. */
  #steps = 0;
  /** The next message is due, and waits for others. */
  #isBlocked = false;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #plannedFor = 0;
  #reportTimer: ReturnType<typeof setTimeout> | null = null;

  constructor(target: ReplayerTarget) {
    this.#target = target;
  }

  control(control: ReplayControl): EngineFault | null {
    if (control.kind === 'start') return this.#start(control);
    if (this.#isOver) return new EngineFault({ code: 'invalid', message: 'no replay runs' });
    switch (control.kind) {
      case 'pause':
        return this.#pause('person');
      case 'resume':
        return this.#resume();
      case 'step':
        return this.#step();
      case 'speed':
        this.#schedule.setSpeed(control.speed, performance.now());
        this.#advance();
        return this.#report();
      case 'stop':
        return this.#end('stopped');
    }
  }

  get #isOver(): boolean {
    return this.#phase === 'finished' || this.#phase === 'stopped';
  }

  #start({ replayId, speed, paused }: Extract<ReplayControl, { kind: 'start' }>): EngineFault | null {
    if (!this.#isOver) return new EngineFault({ code: 'busy', message: 'another replay runs' });
    if (this.#target.receiveMaximum() === null) return new EngineFault({ code: 'not-connected', message: 'replay' });
    this.#replayId = replayId;
    this.#phase = paused ? 'paused' : 'running';
    this.#pausedBy = paused ? 'person' : null;
    this.#schedule = new ReplaySchedule(speed);
    this.#ledger = new ReplayLedger();
    this.#queue = new ReplayQueue();
    this.#topic = null;
    this.#steps = 0;
    if (!paused) this.#schedule.start(performance.now());
    return this.#report();
  }

  /** Resolves when there is room for more. */
  feed({ replayId, messages, last }: ReplayFeed): Promise<ReplayFed> {
    if (replayId !== this.#replayId || this.#isOver) return Promise.resolve({ wantsMore: false });
    this.#queue.add(messages, last);
    const answer = new Promise<ReplayFed>((resolve) => {
      this.#askForMore = resolve;
    });
    this.#advance();
    this.#askIfThereIsRoom();
    return answer;
  }

  #askIfThereIsRoom(): void {
    if (!this.#queue.hasRoom) return;
    this.#askForMore?.({ wantsMore: !this.#queue.isWhole });
    this.#askForMore = null;
  }

  /** What becomes of a publish. False: it is none of a replay. */
  take(publish: PublishState): boolean {
    const own = this.#ledger.take(publish);
    if (own) {
      if (this.#isBlocked) this.#plan(0);
      this.#endIfDone();
      this.#reportSoon();
    }
    return own || ReplayLedger.isReplayed(publish.publishId);
  }

  connectionLost(): void {
    if (this.#phase === 'running' || this.#phase === 'paused') this.#pause('connection');
  }

  #pause(by: ReplayState['pausedBy']): null {
    if (by === 'connection') this.#steps = 0;
    if (this.#phase === 'running') this.#schedule.pause(performance.now());
    this.#phase = 'paused';
    this.#pausedBy = by;
    return this.#report();
  }

  #resume(): EngineFault | null {
    if (this.#phase === 'running') return null;
    if (this.#target.receiveMaximum() === null) return new EngineFault({ code: 'not-connected', message: 'replay' });
    this.#phase = 'running';
    this.#pausedBy = null;
    this.#steps = 0;
    this.#schedule.start(performance.now());
    this.#advance();
    return this.#report();
  }

  #step(): EngineFault | null {
    if (this.#target.receiveMaximum() === null) return new EngineFault({ code: 'not-connected', message: 'replay' });
    this.#pause('person');
    this.#steps++;
    this.#advance();
    return null;
  }

  /** Publishes all that is due, for a slice of time, and plans when to go on. */
  #advance(): void {
    if (this.#phase === 'running') this.#publishDue();
    if (this.#phase === 'paused') this.#publishSteps();
    this.#askIfThereIsRoom();
    this.#endIfDone();
  }

  #publishSteps(): void {
    for (; this.#steps > 0; this.#steps--) {
      const { next } = this.#queue;
      if (!next) return;
      if (!this.#mayGo(next)) return this.#wait();
      this.#schedule.jumped(next.time, performance.now());
      this.#publish(next);
    }
  }

  #publishDue(): void {
    this.#isBlocked = false;
    const begin = performance.now();
    for (let now = begin; ; now = performance.now()) {
      const { next } = this.#queue;
      if (!next) return;
      const due = this.#schedule.dueAt(next.time) as number;
      if (due > now) return this.#plan(due - now);
      if (!this.#mayGo(next)) return this.#wait();
      if (now - begin > SLICE_MS) return this.#plan(0);
      this.#schedule.passed(next.time, due, now);
      this.#publish(next);
      // Publishing may have paused it: the connection went.
      if (this.#phase !== 'running') return;
    }
  }

  #mayGo({ qos }: ReplayMessage): boolean {
    if (!this.#ledger.keepsOrder(qos) || this.#target.unsentBytes() > MAX_UNSENT_BYTES) return false;
    return qos === 0 || this.#ledger.unanswered < Math.min(MAX_UNANSWERED, this.#target.receiveMaximum() ?? 0);
  }

  #publish(next: ReplayMessage): void {
    this.#queue.shift();
    this.#topic = next.topic;
    const { time: _, ...message } = next;
    const publishId = this.#ledger.begin(next.qos);
    const fault = this.#target.publish({ ...message, publishId });
    if (fault) this.#ledger.refuse(publishId);
    this.#reportSoon();
  }

  /** Until an answer comes, or something was sent. */
  #wait(): void {
    this.#isBlocked = true;
    this.#plan(LOOK_AGAIN_MS);
  }

  /** A plan for earlier stays. */
  #plan(delayMs: number): void {
    const at = performance.now() + delayMs;
    if (this.#timer !== null && this.#plannedFor <= at) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#plannedFor = at;
    const turn = () => {
      this.#timer = null;
      this.#advance();
    };
    this.#timer = setTimeout(turn, Math.min(delayMs, MAX_DELAY_MS));
  }

  #endIfDone(): void {
    if (!this.#isOver && this.#queue.isDone && this.#ledger.isSettled) this.#end('finished');
  }

  #end(phase: 'finished' | 'stopped'): null {
    this.#phase = phase;
    this.#pausedBy = null;
    this.#queue = new ReplayQueue();
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#askForMore?.({ wantsMore: false });
    this.#askForMore = null;
    return this.#report();
  }

  #reportSoon(): void {
    this.#reportTimer ??= setTimeout(() => this.#report(), REPORT_EVERY_MS);
  }

  #report(): null {
    if (this.#reportTimer !== null) clearTimeout(this.#reportTimer);
    this.#reportTimer = null;
    this.#target.onState({
      replayId: this.#replayId,
      phase: this.#phase,
      pausedBy: this.#pausedBy,
      speed: this.#schedule.speed,
      ...this.#ledger.counts,
      nextAt: this.#nextAt(),
      topic: this.#topic,
    });
    return null;
  }

  #nextAt(): number | null {
    const { next } = this.#queue;
    const due = next && this.#phase === 'running' ? this.#schedule.dueAt(next.time) : null;
    return due === null ? null : Date.now() + Math.max(0, due - performance.now());
  }
}
