// Owns what publishes by itself: begins it, counts what becomes of its publishes, tells the page, and ends it when somebody
// says so or the connection goes. Nothing of a job goes into the next connection.
import { fail, ok, type Result } from '../../core/base/result.ts';
import type { Qos } from '../../core/mqtt/qos.ts';
import type { PublishRequest, PublishState } from '../../core/protocol/engine-contract.ts';
import type { ControlJob, JobFault, JobState, StartJob } from '../../core/protocol/job-contract.ts';
import type { PreparedPublish } from '../../core/publish/prepared-publish.ts';
import { EngineFault } from '../engine-fault.ts';
import { ReplayLedger } from '../replay/replay-ledger.ts';
import type { Job, JobHost, JobMessage, JobTerms } from './job.ts';
import { startJobOf } from './start-job-of.ts';

/** Without an answer at once, of those that get one; the broker's receive maximum may be less. */
const MAX_UNANSWERED = 1_000;
/** Handed to the network and not sent yet. */
const MAX_UNSENT_BYTES = 1024 * 1024;
const REPORT_EVERY_MS = 100;
const LOOK_AGAIN_MS = 5;

export interface JobRunnerTarget {
  /** Null: not connected. */
  terms(): (JobTerms & { readonly receiveMaximum: number }) | null;
  publish(request: PublishRequest): EngineFault | undefined;
  /** What waits for room yet is not sent, where `isWithdrawn` says so; `take` hears of it as lost. */
  withdraw(isWithdrawn: (publishId: number) => boolean): void;
  /** Handed to the network and not sent yet. */
  unsentBytes(): number;
  onMessage(topicFilter: string, listener: (message: JobMessage) => void): () => void;
  /** Every one is given back with `release`. */
  subscribe: JobHost['subscribe'];
  release(topicFilter: string): void;
  onState(job: JobState): void;
}

interface Run {
  readonly id: number;
  readonly kind: JobState['kind'];
  readonly ledger: ReplayLedger;
  readonly startedAt: number;
  /** Undefined while it is being made. */
  job: Job | undefined;
  phase: JobState['phase'];
  /** It has done what it was to do, and waits for the last answers. */
  isEnding: boolean;
  stoppedBy: JobState['stoppedBy'];
  fault: JobFault | null;
  endedAt: number | null;
  /** Of a job with connections of its own. */
  readonly own: { sent: number; done: number; failed: number; lost: number };
  /** At QoS 0, written. */
  doneUnanswered: number;
  /** Handed on, and withdrawn or lost before they were written. */
  neverWritten: number;
  /** What is to be given back at its end. */
  readonly releases: (() => void)[];
  reportTimer: ReturnType<typeof setTimeout> | null;
}

interface Sent {
  readonly run: Run;
  readonly onState: ((state: PublishState) => void) | undefined;
}

export class JobRunner {
  readonly #target: JobRunnerTarget;
  readonly #runs = new Map<number, Run>();
  /** Publishes of jobs whose fate is open. */
  readonly #sent = new Map<number, Sent>();
  #roomTimer: ReturnType<typeof setTimeout> | null = null;
  /** The end of one makes room for the next, which is about to end. */
  #isStoppingAll = false;

  constructor(target: JobRunnerTarget) {
    this.#target = target;
  }

  start({ jobId, spec }: StartJob): EngineFault | null {
    const terms = this.#target.terms();
    if (!terms) return new EngineFault({ code: 'not-connected', message: 'a job needs a connection' });
    const run: Run = {
      id: jobId,
      kind: spec.kind,
      ledger: new ReplayLedger(),
      startedAt: Date.now(),
      job: undefined,
      phase: 'running',
      isEnding: false,
      stoppedBy: null,
      fault: null,
      endedAt: null,
      own: { sent: 0, done: 0, failed: 0, lost: 0 },
      doneUnanswered: 0,
      neverWritten: 0,
      releases: [],
      reportTimer: null,
    };
    this.#runs.set(jobId, run);
    run.job = startJobOf(this.#hostOf(run, terms), spec);
    // It may have ended while it was being made.
    if (isOver(run)) run.job.stop();
    this.#report(run);
    return null;
  }

  control({ jobId, control }: ControlJob): null {
    const run = this.#runs.get(jobId);
    if (!run?.job || isOver(run)) return null;
    if (control === 'stop') return this.#end(run, 'stopped', null, 'person');
    const isPausing = control === 'pause';
    const act = isPausing ? run.job.pause : run.job.resume;
    if (!act || (run.phase === 'paused') === isPausing) return null;
    run.phase = isPausing ? 'paused' : 'running';
    act.call(run.job);
    return this.#report(run);
  }

  stopAll(): null {
    return this.#stopAll('person');
  }

  /** Lost, or closed. */
  connectionLost(): void {
    this.#stopAll('connection');
  }

  #stopAll(stoppedBy: 'person' | 'connection'): null {
    this.#isStoppingAll = true;
    for (const run of [...this.#runs.values()]) if (!isOver(run)) this.#end(run, 'stopped', null, stoppedBy);
    this.#isStoppingAll = false;
    return null;
  }

  /** What becomes of a publish. False: it is none of a job. */
  take(publish: PublishState): boolean {
    const sent = this.#sent.get(publish.publishId);
    if (!sent) return false;
    const { run, onState } = sent;
    const { kind } = publish.status;
    if (kind === 'lost' && publish.seq === null) run.neverWritten++;
    run.ledger.take(publish);
    const isAnswer = kind === 'acknowledged' || kind === 'completed' || kind === 'refused' || kind === 'lost';
    if (kind === 'sent' && publish.qos === 0) run.doneUnanswered++;
    if (isAnswer || (kind === 'sent' && publish.qos === 0)) this.#sent.delete(publish.publishId);
    if (publish.status.kind === 'refused') {
      const { reasonCode, reasonString } = publish.status;
      run.fault = { kind: 'refused', reasonCode, reasonString };
    }
    onState?.(publish);
    if (run.isEnding && run.ledger.isSettled && !isOver(run)) this.#end(run, 'finished', null);
    if (isAnswer) this.#roomAgain();
    this.#reportSoon(run);
    return true;
  }

  #roomAgain(): void {
    if (this.#isStoppingAll) return;
    for (const run of this.#runs.values()) if (run.phase === 'running') run.job?.roomAgain?.();
  }

  #hostOf(run: Run, terms: JobTerms): JobHost {
    const whileRunning = (act: () => void) => {
      if (!isOver(run)) act();
    };
    return {
      ...terms,
      publish: (message, onState) => this.#publish(run, message, onState),
      mayPublish: (qos) => this.#mayPublish(run, qos),
      count: (change) => {
        for (const key of ['sent', 'done', 'failed', 'lost'] as const) run.own[key] += change[key] ?? 0;
        this.#reportSoon(run);
      },
      onMessage: (filter, listener) => {
        if (isOver(run)) return () => {};
        const end = this.#target.onMessage(filter, (message) => whileRunning(() => listener(message)));
        run.releases.push(end);
        return end;
      },
      subscribe: (filter, qos, options) => {
        if (isOver(run)) return Promise.resolve(fail({ kind: 'not-connected' }));
        run.releases.push(() => this.#target.release(filter));
        return this.#target.subscribe(filter, qos, options);
      },
      touch: () => this.#reportSoon(run),
      fault: (fault) => {
        run.fault = fault;
        this.#reportSoon(run);
      },
      end: (fault) => whileRunning(() => this.#endItself(run, fault)),
    };
  }

  #publish(
    run: Run,
    message: PreparedPublish,
    onState: ((state: PublishState) => void) | undefined,
  ): Result<null, JobFault> {
    if (isOver(run) || this.#isStoppingAll) return fail({ kind: 'not-connected' });
    const publishId = run.ledger.begin(message.qos);
    this.#sent.set(publishId, { run, onState });
    const fault = this.#target.publish({ ...message, publishId });
    if (!fault) return ok(null);
    this.#sent.delete(publishId);
    run.ledger.refuse(publishId);
    run.fault = jobFault(fault);
    this.#reportSoon(run);
    return fail(run.fault);
  }

  #mayPublish({ ledger }: Run, qos: Qos): boolean {
    const terms = this.#target.terms();
    if (!terms) return false;
    if (this.#target.unsentBytes() > MAX_UNSENT_BYTES) {
      this.#lookAgain();
      return false;
    }
    const most = Math.min(MAX_UNANSWERED, terms.receiveMaximum);
    if (ledger.keepsOrder(qos) && (qos === 0 || this.#sent.size < most)) return true;
    this.#lookAgain();
    return false;
  }

  /** Answers say by themselves that there is room; what the network has taken does not. */
  #lookAgain(): void {
    this.#roomTimer ??= setTimeout(() => {
      this.#roomTimer = null;
      this.#roomAgain();
    }, LOOK_AGAIN_MS);
  }

  #endItself(run: Run, fault: JobFault | null): void {
    if (fault) this.#end(run, 'failed', fault);
    else if (run.ledger.isSettled) this.#end(run, 'finished', null);
    else run.isEnding = true;
  }

  #end(
    run: Run,
    phase: 'finished' | 'stopped' | 'failed',
    fault: JobFault | null,
    stoppedBy: JobState['stoppedBy'] = null,
  ): null {
    run.phase = phase;
    run.stoppedBy = stoppedBy;
    run.fault = fault ?? run.fault;
    run.endedAt = Date.now();
    run.job?.stop();
    // What stopped publishing does not go on with what waited for room.
    this.#target.withdraw((publishId) => this.#sent.get(publishId)?.run === run);
    for (const release of run.releases.splice(0)) release();
    return this.#report(run);
  }

  #reportSoon(run: Run): void {
    run.reportTimer ??= setTimeout(() => this.#report(run), REPORT_EVERY_MS);
  }

  #report(run: Run): null {
    if (run.reportTimer !== null) clearTimeout(run.reportTimer);
    run.reportTimer = null;
    const { id, kind, job, phase, stoppedBy, fault, startedAt, endedAt, ledger, own, neverWritten } = run;
    if (!job) return null;
    const { published, refused, lost, unanswered } = ledger.counts;
    this.#target.onState({
      jobId: id,
      kind,
      phase,
      stoppedBy,
      fault,
      sent: published + own.sent,
      done: this.#answered(run) + own.done,
      failed: refused + neverWritten + own.failed,
      lost: lost - neverWritten + own.lost,
      startedAt,
      endedAt,
      nextAt: phase === 'running' ? job.nextAt : null,
      detail: job.detail,
    });
    // What is still open will be heard of, and nothing after that.
    if (isOver(run) && unanswered === 0) this.#runs.delete(id);
    return null;
  }

  #answered({ doneUnanswered, ledger }: Run): number {
    return doneUnanswered + ledger.answered;
  }
}

function isOver({ phase }: Run): boolean {
  return phase !== 'running' && phase !== 'paused';
}

function jobFault({ error: { code, message, detail } }: EngineFault): JobFault {
  if (detail) return { kind: 'limit', detail };
  return code === 'not-connected' ? { kind: 'not-connected' } : { kind: 'internal', message };
}
