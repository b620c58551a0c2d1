// What becomes of each publish: read from PUBLISH, PUBACK, PUBREC and PUBCOMP as they pass. Also holds back what would
// exceed the broker's receive maximum (MQTT 5, 4.9), and what MQTT.js would lose while it sends again what was in flight.
import type { PublishRequest, PublishState } from '../../core/protocol/engine-contract.ts';
import type { Acknowledgement } from '../../core/wire/read-answer.ts';

type Status = PublishState['status'];
/** What the states of a publish name. */
type Publish = Pick<PublishRequest, 'publishId' | 'topic' | 'qos'>;

interface Open {
  readonly publish: Publish;
  readonly packetId: number;
  seq: number | null;
  /** Null: before a reload of the page, which nobody here has seen. */
  sentAt: number | null;
  /** Sent in a session that the broker has forgotten: goes out again as a new message, without DUP. */
  isNewMessage: boolean;
  /** A connection was lost in between. */
  wasInterrupted: boolean;
  /** Of PUBREC, which is where a broker says at QoS 2 that nobody is subscribed (3.5.2.1); 0: it has not come. */
  pubrecCode: number;
}

export interface PublishTrackerListener {
  onState(state: PublishState): void;
  /** Hand this to the protocol engine now. */
  onRelease(request: PublishRequest): void;
}

/** PUBCOMP: the broker does not know the identifier, as it has ended the exchange before (4.3.3). */
const PACKET_IDENTIFIER_NOT_FOUND = 0x92;

export class PublishTracker {
  readonly #listener: PublishTrackerListener;
  /** Handed to the protocol engine, not yet seen on the wire, in order. It may send QoS 0 before the others. */
  #unsentAtMostOnce: PublishRequest[] = [];
  #unsent: PublishRequest[] = [];
  /** QoS 1 and 2 without their last answer, by packet id. */
  readonly #open = new Map<number, Open>();
  #heldBack: PublishRequest[] = [];
  #receiveMaximum = 65_535;
  #isReady = true;

  constructor(listener: PublishTrackerListener) {
    this.#listener = listener;
  }

  setReceiveMaximum(receiveMaximum: number): void {
    this.#receiveMaximum = receiveMaximum;
    this.#release();
  }

  /** The protocol engine has delivered again what was in flight. */
  ready(): void {
    this.#isReady = true;
    this.#release();
  }

  /** A person publishes: goes on at once, or waits for its turn. */
  add(request: PublishRequest): void {
    if (!this.#mayGo(request)) {
      this.#heldBack.push(request);
      this.#tell(request, null, null, this.#isReady ? { kind: 'waiting' } : { kind: 'waiting', redelivery: true });
      return;
    }
    this.#handOn(request);
  }

  #mayGo({ qos }: PublishRequest): boolean {
    if (!this.#isReady) return false;
    return qos === 0 || (this.#heldBack.length === 0 && this.#hasRoom());
  }

  #hasRoom(): boolean {
    return this.#open.size + this.#unsent.length < this.#receiveMaximum;
  }

  #handOn(request: PublishRequest): void {
    (request.qos === 0 ? this.#unsentAtMostOnce : this.#unsent).push(request);
    this.#listener.onRelease(request);
  }

  /** Found in flight from before a reload of the page; `publishId` is below 0, as nobody here has asked for it. */
  restore(packetId: number, publish: Publish): void {
    const open = {
      publish,
      packetId,
      seq: null,
      sentAt: null,
      isNewMessage: false,
      wasInterrupted: true,
      pubrecCode: 0,
    };
    this.#open.set(packetId, open);
    this.#isReady = false;
    this.#tell(publish, packetId, null, { kind: 'waiting', redelivery: true });
  }

  /** Whether this packet id belongs to a publish that was sent before: then its PUBLISH is a repetition. */
  isRepetition(packetId: number): boolean {
    return this.#open.get(packetId)?.isNewMessage === false;
  }

  /** A PUBLISH was written. `packetId` is 0 at QoS 0. */
  sent(packetId: number, seq: number, time: number): void {
    const known = this.#open.get(packetId);
    if (known) {
      // The first time counts, except where nobody saw it.
      known.sentAt ??= time;
      known.seq = seq;
      known.isNewMessage = false;
      this.#tell(known.publish, packetId, seq, { kind: 'sent' });
      return;
    }
    const request = (packetId === 0 ? this.#unsentAtMostOnce : this.#unsent).shift();
    if (!request) return;
    const open: Open = {
      ...{ publish: request, packetId, seq, sentAt: time },
      ...{ isNewMessage: false, wasInterrupted: false, pubrecCode: 0 },
    };
    if (request.qos > 0) this.#open.set(packetId, open);
    this.#tell(request, request.qos > 0 ? packetId : null, seq, { kind: 'sent' });
  }

  puback(packetId: number, time: number, answer: Acknowledgement): void {
    this.#finish(packetId, time, answer, 'acknowledged');
  }

  pubrec(packetId: number, time: number, answer: Acknowledgement): void {
    if (answer.reasonCode >= 0x80) return this.#finish(packetId, time, answer, 'completed');
    const open = this.#open.get(packetId);
    if (!open) return;
    open.pubrecCode = answer.reasonCode;
    this.#tell(open.publish, packetId, open.seq, { kind: 'received' });
  }

  pubcomp(packetId: number, time: number, answer: Acknowledgement): void {
    const endedBefore =
      answer.reasonCode === PACKET_IDENTIFIER_NOT_FOUND && this.#open.get(packetId)?.wasInterrupted === true;
    this.#finish(packetId, time, endedBefore ? { ...answer, reasonCode: 0 } : answer, 'completed');
  }

  #finish(packetId: number, time: number, answer: Acknowledgement, kind: 'acknowledged' | 'completed'): void {
    const open = this.#open.get(packetId);
    if (!open) return;
    this.#open.delete(packetId);
    const ms = open.sentAt === null ? 0 : time - open.sentAt;
    const { reasonString } = answer;
    const reasonCode = answer.reasonCode === 0 ? open.pubrecCode : answer.reasonCode;
    const status: Status =
      reasonCode >= 0x80 ? { kind: 'refused', ms, reasonCode, reasonString } : { kind, ms, reasonCode };
    this.#tell(open.publish, packetId, open.seq, status);
    this.#release();
  }

  #release(): void {
    const held = this.#heldBack;
    this.#heldBack = [];
    let blocked = !this.#isReady;
    for (const request of held) {
      // In order, except that QoS 0 waits for no room.
      if (!blocked && request.qos > 0 && !this.#hasRoom()) blocked = true;
      if (this.#isReady && (request.qos === 0 || !blocked)) this.#handOn(request);
      else this.#heldBack.push(request);
    }
  }

  /** What was held back until now is not to be sent at all, where `isWithdrawn` says so. */
  withdraw(isWithdrawn: (publishId: number) => boolean): void {
    const withdrawn = this.#heldBack.filter(({ publishId }) => isWithdrawn(publishId));
    if (withdrawn.length === 0) return;
    this.#heldBack = this.#heldBack.filter(({ publishId }) => !isWithdrawn(publishId));
    for (const request of withdrawn) this.#tell(request, null, null, { kind: 'lost' });
  }

  /** The network connection is gone. What is at QoS 1 or 2 will go out again with the next. */
  connectionLost(): void {
    this.#isReady = false;
    for (const open of this.#open.values()) open.wasInterrupted = true;
    const lost = this.#unsentAtMostOnce;
    this.#unsentAtMostOnce = [];
    for (const request of lost) this.#tell(request, null, null, { kind: 'lost' });
  }

  /** The broker has no session: what was released there has an unknown fate, the rest goes out as new messages. */
  sessionReplaced(releasedIds: readonly number[]): void {
    for (const packetId of releasedIds) {
      const open = this.#open.get(packetId);
      this.#open.delete(packetId);
      if (open) this.#tell(open.publish, packetId, open.seq, { kind: 'lost' });
    }
    for (const open of this.#open.values()) open.isNewMessage = true;
  }

  /** The session is over: nothing that is open will be answered. */
  sessionEnded(): void {
    for (const { publish, packetId, seq } of this.#open.values()) this.#tell(publish, packetId, seq, { kind: 'lost' });
    const unsent = [...this.#unsentAtMostOnce, ...this.#unsent, ...this.#heldBack];
    for (const request of unsent) this.#tell(request, null, null, { kind: 'lost' });
    this.#open.clear();
    this.#unsentAtMostOnce = [];
    this.#unsent = [];
    this.#heldBack = [];
  }

  #tell({ publishId, topic, qos }: Publish, packetId: number | null, seq: number | null, status: Status): void {
    this.#listener.onState({ publishId, topic, qos, packetId, seq, status });
  }
}
