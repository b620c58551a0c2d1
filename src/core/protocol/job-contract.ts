// What publishes by itself: what page and engine say to each other of it. A job runs in the engine of its connection, as a
// page in the background is throttled; it ends by itself, when a person says so, or when the connection is lost or closed.
import type { AssertionResult } from '../publish/assertion.ts';
import type { FleetSpec, FleetState } from '../publish/fleet.ts';
import type { PrepareFault } from '../publish/prepared-publish.ts';
import type { PublishTemplate } from '../publish/publish-template.ts';
import type { ResponderRule } from '../publish/responder-rule.ts';
import type { RequestSettings } from '../publish/saved-publish.ts';
import type { Variables } from '../publish/variables.ts';
import type { LimitDetail } from './engine-contract.ts';

export type JobSpec = RepeatSpec | ResponderSpec | CollectionSpec | ScriptSpec | FleetJobSpec;

export type JobKind = JobSpec['kind'];

/** One template again and again. */
export interface RepeatSpec {
  readonly kind: 'repeat';
  readonly template: PublishTemplate;
  readonly variables: Variables;
  /** Milliseconds from one publish to the next; a rate of r a second is 1000 / r. 0: as fast as the broker takes them. */
  readonly intervalMs: number;
  /** 0 to 1: each is early or late by up to this part of the interval. On average the interval stays. */
  readonly jitter: number;
  /** Ends after so many; null: does not end by itself. */
  readonly count: number | null;
}

export interface ResponderSpec {
  readonly kind: 'responder';
  readonly rule: ResponderRule;
  readonly variables: Variables;
}

/** Publishes one after another, each with its answer awaited and judged. One request alone is a collection of one. */
export interface CollectionSpec {
  readonly kind: 'collection';
  readonly steps: readonly CollectionStep[];
  readonly variables: Variables;
  /** Ends with the first step that fails. */
  readonly stopAtFailure: boolean;
}

export interface CollectionStep {
  /** Chosen by the page: names the step in its results. */
  readonly id: string;
  readonly name: string;
  readonly template: PublishTemplate;
  readonly request: RequestSettings | null;
}

export interface ScriptSpec {
  readonly kind: 'script';
  /** JavaScript or TypeScript. */
  readonly source: string;
  readonly variables: Variables;
}

/** Simulated devices, each with a connection of its own to the same broker. */
export interface FleetJobSpec {
  readonly kind: 'fleet';
  readonly fleet: FleetSpec;
  readonly variables: Variables;
}

export interface StartJob {
  /** Chosen by the page, unique within the engine's life. */
  readonly jobId: number;
  readonly spec: JobSpec;
}

export interface ControlJob {
  readonly jobId: number;
  readonly control: 'pause' | 'resume' | 'stop';
}

/** Pushed when a job begins, changes its phase or ends, and else at most ten times a second. */
export interface JobState {
  readonly jobId: number;
  readonly kind: JobKind;
  readonly phase: 'running' | 'paused' | 'finished' | 'stopped' | 'failed';
  /** Of `stopped`: who ended it. */
  readonly stoppedBy: 'person' | 'connection' | null;
  /** Of `failed`, and else the last thing that went wrong, which did not end it. */
  readonly fault: JobFault | null;
  /** Publishes: written to the network; answered well (at QoS 0: written); refused or never written; fate unknown. */
  readonly sent: number;
  readonly done: number;
  readonly failed: number;
  readonly lost: number;
  /** Milliseconds since the epoch; `endedAt` is null while it runs. */
  readonly startedAt: number;
  readonly endedAt: number | null;
  /** Of a repeat that runs: when the next is due. */
  readonly nextAt: number | null;
  readonly detail: JobDetail;
}

export type JobDetail =
  /** `skipped`: their time had long passed when there was room for them again. */
  | { readonly kind: 'repeat'; readonly count: number | null; readonly skipped: number }
  /** Messages that matched, answers that were passed over because of `maxPerS`; the last that were answered, newest first. */
  | {
      readonly kind: 'responder';
      /** The broker has granted the subscription that it answers. */
      readonly isSubscribed: boolean;
      readonly matched: number;
      readonly held: number;
      readonly last: readonly AnsweredMessage[];
    }
  | { readonly kind: 'collection'; readonly results: readonly StepResult[] }
  /** The last lines that it wrote, oldest first, at most 500. */
  | { readonly kind: 'script'; readonly lines: readonly ScriptLine[]; readonly droppedLines: number }
  | { readonly kind: 'fleet'; readonly state: FleetState };

/** A responder's work: at most `MAX_ANSWERED` of them are told of. */
export interface AnsweredMessage {
  /** The message's place in the log. */
  readonly seq: number;
  readonly topic: string;
  /** Where its answer went. */
  readonly answerTopic: string;
  /** Of the message, in milliseconds since the epoch. */
  readonly time: number;
}

export const MAX_ANSWERED = 5;

export interface StepResult {
  readonly id: string;
  readonly status: 'running' | 'passed' | 'failed' | 'skipped';
  /** Null: none was awaited, or none came. */
  readonly answer: StepAnswer | null;
  /** Milliseconds from PUBLISH to the answer, or to its acknowledgement where none is awaited. */
  readonly ms: number | null;
  readonly assertions: readonly AssertionResult[];
  /** Why it failed, where no assertion says so. */
  readonly fault: JobFault | null;
}

export interface StepAnswer {
  readonly topic: string;
  /** At most 4 KiB of it. */
  readonly payload: Uint8Array;
  readonly size: number;
  /** Its place in the log. */
  readonly seq: number;
}

export interface ScriptLine {
  readonly at: number;
  readonly level: 'log' | 'warn' | 'error';
  readonly text: string;
}

export type JobFault =
  | { readonly kind: 'prepare'; readonly fault: PrepareFault }
  /** The broker refused it, with a reason code of PUBACK or PUBREC. */
  | { readonly kind: 'refused'; readonly reasonCode: number; readonly reasonString: string | null }
  /** It would break a limit that the broker announces. */
  | { readonly kind: 'limit'; readonly detail: LimitDetail }
  /** SUBACK refused a subscription that it needs. */
  | { readonly kind: 'subscribe-refused'; readonly filter: string; readonly reasonCode: number }
  | { readonly kind: 'bad-filter'; readonly filter: string }
  | { readonly kind: 'no-answer'; readonly timeoutMs: number }
  | { readonly kind: 'not-connected' }
  | { readonly kind: 'lost' }
  /** A script's: `line` and `column` from 1, where they are known. */
  | { readonly kind: 'script'; readonly message: string; readonly line: number | null; readonly column: number | null }
  | { readonly kind: 'memory' }
  | { readonly kind: 'internal'; readonly message: string };

export function isJobOver({ phase }: JobState): boolean {
  return phase !== 'running' && phase !== 'paused';
}
