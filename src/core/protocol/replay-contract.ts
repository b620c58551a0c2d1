// Replaying recorded messages: what page and engines say to each other. The engine that has the log counts and hands out
// the messages; the engine of the broker that they go to paces them, as a page in the background cannot.
import type { ReplayRules } from '../log/replay-rules.ts';
import type { ReplaySurvey } from '../log/replay-survey.ts';
import type { ServerLimits } from '../wire/server-limits.ts';
import type { PublishRequest } from './engine-contract.ts';

/** Messages of a log: of the list as it is filtered, from a position up to another, or these, in this order. */
export type ReplaySelection =
  | { readonly from: number; readonly end: number }
  | { readonly seqs: readonly number[] | Float64Array };

export interface ReplaySurveyRequest {
  readonly messages: ReplaySelection;
  readonly rules: ReplayRules;
  /** Of the broker that they go to; null: it announced none. */
  readonly limits: ServerLimits | null;
  /** Where this piece begins: the begin, or the last answer's `next`. */
  readonly next: number;
  readonly maxMessages: number;
}

export interface ReplaySurveyPiece {
  readonly survey: ReplaySurvey;
  /** The messages that can be published, by sequence number, in order. */
  readonly seqs: Float64Array;
  readonly next: number;
  readonly done: boolean;
}

export interface ReplayMessagesRequest {
  readonly seqs: Float64Array;
  readonly rules: ReplayRules;
  /** The answer ends with the message that reaches it. */
  readonly maxBytes: number;
}

export interface ReplayMessages {
  readonly messages: readonly ReplayMessage[];
  /** How many of `seqs` this answers; those that are not among `messages` are not kept any more. */
  readonly taken: number;
}

/** A message as it is to be published. */
export interface ReplayMessage extends Omit<PublishRequest, 'publishId'> {
  /** When it was recorded, in milliseconds since the epoch. */
  readonly time: number;
}

export type ReplayControl =
  /** Refused with `busy` while another runs, with `not-connected`. `speed`: see `ReplayState`. */
  | { readonly kind: 'start'; readonly replayId: number; readonly speed: number; readonly paused: boolean }
  | { readonly kind: 'pause' }
  | { readonly kind: 'resume' }
  /** Publishes the next message at once, and stays paused. */
  | { readonly kind: 'step' }
  | { readonly kind: 'speed'; readonly speed: number }
  | { readonly kind: 'stop' };

export interface ReplayFeed {
  readonly replayId: number;
  readonly messages: readonly ReplayMessage[];
  /** Nothing comes after these. */
  readonly last: boolean;
}

/** The answer to a feed comes when there is room for the next. */
export interface ReplayFed {
  /** False: the replay is over. */
  readonly wantsMore: boolean;
}

export interface ReplayState {
  readonly replayId: number;
  readonly phase: 'running' | 'paused' | 'finished' | 'stopped';
  /** Why it is paused: somebody asked for it, or the connection was lost. */
  readonly pausedBy: 'person' | 'connection' | null;
  /** Seconds of the recording in a second; Infinity: as fast as the broker takes it. */
  readonly speed: number;
  /** Written to the network; among them those that the broker refused. */
  readonly published: number;
  /** By the broker, or not sent as they would break a limit that it announces now. */
  readonly refused: number;
  /** Whether they arrived is not known: the connection ended. */
  readonly lost: number;
  /** Of the refused and the lost those that were not even written. */
  readonly notSent: number;
  /** At QoS 1 or 2, and not answered yet. */
  readonly unanswered: number;
  /** When the next message is due, in milliseconds since the epoch; null: it is not known, or none is to come. */
  readonly nextAt: number | null;
  /** The topic of the last message. */
  readonly topic: string | null;
}
