// Deletes or restores retained messages, one publish a topic, paced by the broker's acknowledgements; then asks the broker
// what it keeps, because before version 5 it acknowledges what it refuses.
import type { Result } from '../../../../core/base/result.ts';
import { MAX_RETAINED } from '../../../../core/log/list-retained.ts';
import { topicMatches } from '../../../../core/mqtt/topic.ts';
import type {
  EngineError,
  PublishRequest,
  PublishState,
  RetainedMessage,
} from '../../../../core/protocol/engine-contract.ts';
import { deletingPublish, type KeptMessage, restoringPublish } from '../kept-message.ts';
import { commonFilter } from './common-filter.ts';
import { isSettled, mayHaveWorked, type Outcome, outcomeOf } from './outcome.ts';

/** Publishes without an answer at any time: enough to keep a connection with a long way busy, few enough to stop. */
const MAX_OPEN = 16;

export type RunKind = 'delete' | 'restore';

export interface RunNeeds {
  publish(draft: Omit<PublishRequest, 'publishId'>): Promise<Result<number, EngineError>>;
  /** Told every state of a publish, the present one at once; until the returned function is called. */
  watch(publishId: number, onState: (state: PublishState) => void): () => void;
  isConnected(): boolean;
  /** Has the broker send what it keeps, and lists it. */
  ask(topicFilter: string): Promise<Result<readonly RetainedMessage[], EngineError>>;
  readonly onChange: () => void;
}

export interface RunView {
  readonly kind: RunKind;
  readonly phase: 'publishing' | 'checking' | 'ended';
  /** Null while it publishes. */
  readonly end: 'finished' | 'cancelled' | 'connection-lost' | null;
  readonly total: number;
  readonly counts: Readonly<Record<Outcome['kind'], number>>;
  /** What went wrong, by topic. */
  readonly troubles: readonly { readonly topic: string; readonly outcome: Outcome }[];
  /** The broker was asked afterwards, and answered for all of it. */
  readonly checked: boolean;
}

export class RetainedRun {
  readonly kind: RunKind;
  readonly messages: readonly KeptMessage[];
  readonly #needs: RunNeeds;
  readonly #outcomes: Outcome[];
  /** By position: the PUBLISH in the log. */
  readonly #sentSeqs: (number | null)[] = [];
  #phase: RunView['phase'] = 'publishing';
  #end: RunView['end'] = null;
  #checked = false;
  #open = 0;
  #wake: () => void = () => {};

  constructor(kind: RunKind, messages: readonly KeptMessage[], needs: RunNeeds) {
    this.kind = kind;
    this.messages = messages;
    this.#needs = needs;
    this.#outcomes = messages.map(() => ({ kind: 'waiting' }));
  }

  get view(): RunView {
    const counts = {
      ...{ waiting: 0, sent: 0, done: 0, refused: 0, lost: 0, fault: 0, expired: 0, 'without-effect': 0 },
    };
    for (const { kind } of this.#outcomes) counts[kind]++;
    const troubles = this.messages.flatMap(({ topic }, i) => {
      const outcome = this.#outcomes[i] as Outcome;
      return isSettled(outcome) && outcome.kind !== 'done' ? [{ topic, outcome }] : [];
    });
    const { kind } = this;
    return {
      ...{ kind, phase: this.#phase, end: this.#end, total: this.messages.length },
      ...{ counts, troubles, checked: this.#checked },
    };
  }

  /** Messages whose publish may have been carried out: what undoing a deletion brings back. */
  get effective(): readonly KeptMessage[] {
    return this.#those(mayHaveWorked);
  }

  /** Messages whose publish was not carried out, as far as is known: what can be tried again. */
  get left(): readonly KeptMessage[] {
    return this.#those((outcome) => !mayHaveWorked(outcome) && outcome.kind !== 'expired');
  }

  #those(wanted: (outcome: Outcome) => boolean): readonly KeptMessage[] {
    return this.messages.filter((_, i) => wanted(this.#outcomes[i] as Outcome));
  }

  /** Publishes nothing more; what was published is out of anybody's hands. */
  cancel(): void {
    if (this.#phase === 'publishing') this.#stop('cancelled');
  }

  connectionLost(): void {
    if (this.#phase === 'publishing') this.#stop('connection-lost');
  }

  #stop(end: 'cancelled' | 'connection-lost'): void {
    this.#end = end;
    this.#wake();
  }

  /** Settles when nothing more is published, and the broker was asked. Call once. */
  async run(): Promise<void> {
    for (let i = 0; i < this.messages.length; i++) {
      while (this.#open >= MAX_OPEN && this.#end === null) await this.#someSettled();
      if (this.#end !== null) break;
      await this.#publish(i);
      if (!this.#needs.isConnected()) this.connectionLost();
    }
    while (this.#open > 0 && this.#end === null) await this.#someSettled();
    this.#end ??= 'finished';
    if (this.#end === 'finished' && this.#outcomes.some(({ kind }) => kind === 'done')) await this.#check();
    this.#phase = 'ended';
    this.#needs.onChange();
  }

  #someSettled(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  async #publish(i: number): Promise<void> {
    const message = this.messages[i] as KeptMessage;
    const draft = this.kind === 'delete' ? deletingPublish(message) : restoringPublish(message, Date.now());
    if (!draft) return this.#settle(i, { kind: 'expired' });
    const result = await this.#needs.publish(draft);
    if (!result.ok) {
      // Nothing was sent, and nothing is wrong with this message: it is as if its turn had not come.
      if (result.error.code === 'not-connected') return this.connectionLost();
      return this.#settle(i, { kind: 'fault', error: result.error });
    }
    this.#open++;
    this.#settle(i, { kind: 'sent' });
    this.#watch(i, result.value);
  }

  /** Goes on after the run has ended: what a lost connection left without an answer is sent again with the next. */
  #watch(i: number, publishId: number): void {
    let over = false;
    let stop = () => {};
    stop = this.#needs.watch(publishId, (state) => {
      const outcome = outcomeOf(state);
      this.#sentSeqs[i] = state.seq;
      if (over || !isSettled(outcome)) return;
      over = true;
      stop();
      this.#open--;
      this.#settle(i, outcome);
      this.#wake();
    });
    if (over) stop();
  }

  #settle(i: number, outcome: Outcome): void {
    this.#outcomes[i] = outcome;
    this.#needs.onChange();
  }

  async #check(): Promise<void> {
    this.#phase = 'checking';
    this.#needs.onChange();
    const filter = commonFilter(this.messages.map(({ topic }) => topic));
    const kept = await this.#needs.ask(filter);
    if (!kept.ok) return;
    // A list that is cut says nothing of the topics after its last.
    const last = kept.value.length >= MAX_RETAINED ? kept.value.at(-1)?.topic : undefined;
    let isAllListed = true;
    const seqs = new Map(kept.value.map(({ topic, seq }) => [topic, seq]));
    this.messages.forEach(({ topic }, i) => {
      if (this.#outcomes[i]?.kind !== 'done' || !topicMatches(filter, topic)) return;
      if (last !== undefined && topic > last) {
        isAllListed = false;
        return;
      }
      // Deleted: nothing comes. Restored: it comes back, later than it was sent.
      const seq = seqs.get(topic) ?? null;
      const cameAfter = seq !== null && seq > (this.#sentSeqs[i] ?? -1);
      if (cameAfter === (this.kind === 'delete')) this.#outcomes[i] = { kind: 'without-effect' };
    });
    this.#checked = isAllListed;
  }
}
