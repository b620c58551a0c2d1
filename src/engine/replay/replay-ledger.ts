// What became of the messages of one replay, from the states of their publishes.
import type { Qos } from '../../core/mqtt/qos.ts';
import type { PublishState } from '../../core/protocol/engine-contract.ts';
import type { ReplayState } from '../../core/protocol/replay-contract.ts';

/** Far above what a page counts its own publishes to. */
const FIRST_REPLAY_ID = 2 ** 48;

let lastPublishId = FIRST_REPLAY_ID;

export class ReplayLedger {
  /** Handed on, and not written to the network yet. */
  readonly #unwritten = new Map<number, Qos>();
  #unwrittenStored = 0;
  /** Of these, what waits for its turn: for room, or for what is delivered again after a reconnect. */
  readonly #held = new Set<number>();
  /** Written at QoS 1 or 2, and not answered yet. */
  readonly #waiting = new Set<number>();
  #published = 0;
  #refused = 0;
  #lost = 0;
  #notSent = 0;
  #answered = 0;

  static isReplayed(publishId: number): boolean {
    return publishId > FIRST_REPLAY_ID;
  }

  /** The id of the next publish. */
  begin(qos: Qos): number {
    this.#unwritten.set(++lastPublishId, qos);
    if (qos > 0) this.#unwrittenStored++;
    return lastPublishId;
  }

  /** It was not even handed on. */
  refuse(publishId: number): void {
    this.#written(publishId);
    this.#refused++;
    this.#notSent++;
  }

  #written(publishId: number): boolean {
    const qos = this.#unwritten.get(publishId);
    if (qos === undefined) return false;
    if (qos > 0) this.#unwrittenStored--;
    this.#held.delete(publishId);
    return this.#unwritten.delete(publishId);
  }

  /** False: it is none of these. */
  take({ publishId, qos, status }: PublishState): boolean {
    if (!this.#unwritten.has(publishId) && !this.#waiting.has(publishId)) return false;
    switch (status.kind) {
      case 'waiting':
        this.#held.add(publishId);
        break;
      case 'received':
        break;
      case 'sent':
        if (this.#written(publishId)) this.#published++;
        if (qos > 0) this.#waiting.add(publishId);
        break;
      case 'acknowledged':
      case 'completed':
        this.#waiting.delete(publishId);
        this.#answered++;
        break;
      case 'refused':
        this.#waiting.delete(publishId);
        this.#refused++;
        break;
      case 'lost':
        if (this.#written(publishId)) this.#notSent++;
        this.#waiting.delete(publishId);
        this.#lost++;
        break;
    }
    return true;
  }

  /** Whether one more at this QoS goes out after all before it: what is stored first may be overtaken by what is not. */
  keepsOrder(qos: Qos): boolean {
    return this.#held.size === 0 && (qos > 0 || this.#unwrittenStored === 0);
  }

  /** At QoS 1 and 2, and not refused. */
  get answered(): number {
    return this.#answered;
  }

  get unanswered(): number {
    return this.#waiting.size + this.#unwritten.size;
  }

  /** Nothing more will be heard of any. */
  get isSettled(): boolean {
    return this.unanswered === 0;
  }

  get counts(): Pick<ReplayState, 'published' | 'refused' | 'lost' | 'notSent' | 'unanswered'> {
    const { unanswered } = this;
    return {
      published: this.#published,
      refused: this.#refused,
      lost: this.#lost,
      notSent: this.#notSent,
      unanswered,
    };
  }
}
