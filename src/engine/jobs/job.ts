// What a job is to the engine, and the engine to a job. Each kind has a folder or file of its own; the runner owns them.
import type { Result } from '../../core/base/result.ts';
import type { ConnectionSettings } from '../../core/mqtt/connection-profile.ts';
import type { ProtocolVersion } from '../../core/mqtt/protocol-version.ts';
import type { Qos } from '../../core/mqtt/qos.ts';
import type { BridgeAccess, PublishState } from '../../core/protocol/engine-contract.ts';
import type { JobDetail, JobFault } from '../../core/protocol/job-contract.ts';
import type { PreparedPublish } from '../../core/publish/prepared-publish.ts';
import type { ScopeMessage } from '../../core/publish/template-scope.ts';

/** A running job. Made by a factory, which gets the host; it begins at once. */
export interface Job {
  /** As it stands now. */
  readonly detail: JobDetail;
  /** When its next publish is due, in milliseconds since the epoch; null: not known. */
  readonly nextAt: number | null;
  /** Absent: it cannot be paused. */
  pause?(): void;
  resume?(): void;
  /** After `mayPublish` has said no: it may say yes now. May come without having been asked for. */
  roomAgain?(): void;
  /** Lets go of everything: timers, workers, connections. Called once, also after `host.end`; nothing is published after. */
  stop(): void;
}

/** What of the connection a job may need to know. */
export interface JobTerms {
  readonly version: ProtocolVersion;
  /** How to reach the broker, as the connection does, with its credentials. */
  readonly settings: ConnectionSettings;
  readonly bridge: BridgeAccess | null;
}

export interface JobHost extends JobTerms {
  /**
   * Publishes at once, or says why not. `onState` hears what becomes of it, as `PublishState.status`; the runner counts
   * sent, done, failed and lost.
   */
  publish(message: PreparedPublish, onState?: (state: PublishState) => void): Result<null, JobFault>;
  /** False: more would pile up (unanswered, or not taken by the network yet); `Job.roomAgain` says when to ask again. */
  mayPublish(qos: Qos): boolean;
  /** Counts of a job that publishes over connections of its own. */
  count(change: {
    readonly sent?: number;
    readonly done?: number;
    readonly failed?: number;
    readonly lost?: number;
  }): void;
  /**
   * Hears every message from the broker whose topic the filter matches, from now on; the answer ends it. Messages that no
   * subscription asks for do not come: see `subscribe`.
   */
  onMessage(topicFilter: string, listener: (message: JobMessage) => void): () => void;
  /**
   * Sees to it that messages of the filter arrive, by a subscription of the job's own where the person has none that covers it;
   * settles with the SUBACK. It is given back when the job ends. With a subscription of the job's own the messages that the
   * broker has retained come only with `wantsRetained` (before MQTT 5 always).
   */
  subscribe(
    topicFilter: string,
    qos: Qos,
    options?: { readonly wantsRetained: boolean },
  ): Promise<Result<null, JobFault>>;
  /** Something that is shown has changed. May be called as often as one likes. */
  touch(): void;
  /** The last thing that went wrong; the job goes on. */
  fault(fault: JobFault): void;
  /** Over by itself: `fault` null: it has done what it was to do. */
  end(fault: JobFault | null): void;
}

export interface JobMessage extends ScopeMessage {
  /** In the log. */
  readonly seq: number;
  readonly qos: Qos;
  readonly retain: boolean;
  /** Milliseconds since the epoch. */
  readonly time: number;
}
