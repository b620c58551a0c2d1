// What becomes of each publish: read from PUBLISH, PUBACK, PUBREC and PUBCOMP as they pass. Also holds back what would
// exceed the broker's receive maximum (MQTT 5, 4.9), which MQTT.js does not do.
import type { PublishRequest, PublishState } from '../../core/protocol/engine-contract.ts';
import type { Acknowledgement } from '../../core/wire/read-answer.ts';

type Status = PublishState['status'];

interface Open {
  readonly request: PublishRequest;
  readonly packetId: number;
  readonly seq: number;
  readonly sentAt: number;
}

export interface PublishTrackerListener {
  onState(state: PublishState): void;
  /** Hand this to the protocol engine now. */
  onRelease(request: PublishRequest): void;
}

export class PublishTracker {
  readonly #listener: PublishTrackerListener;
  /** Handed to the protocol engine, not yet seen on the wire, in order. */
  readonly #written: PublishRequest[] = [];
  /** QoS 1 and 2 without their last answer, by packet id. */
  readonly #open = new Map<number, Open>();
  readonly #heldBack: PublishRequest[] = [];
  #receiveMaximum = 65_535;

  constructor(listener: PublishTrackerListener) {
    this.#listener = listener;
  }

  setReceiveMaximum(receiveMaximum: number): void {
    this.#receiveMaximum = receiveMaximum;
    this.#release();
  }

  /** A person publishes: goes on at once, or waits for its turn. */
  add(request: PublishRequest): void {
    if (request.qos > 0 && (this.#heldBack.length > 0 || this.#inFlight() >= this.#receiveMaximum)) {
      this.#heldBack.push(request);
      this.#tell(request, null, null, { kind: 'waiting' });
      return;
    }
    this.#written.push(request);
    this.#listener.onRelease(request);
  }

  #inFlight(): number {
    let written = 0;
    for (const { qos } of this.#written) if (qos > 0) written++;
    return this.#open.size + written;
  }

  /** Whether this packet id belongs to a publish that was sent before: then its PUBLISH is a repetition. */
  isRepetition(packetId: number): boolean {
    return this.#open.has(packetId);
  }

  /** A PUBLISH that is no repetition was written. `packetId` is 0 at QoS 0. */
  sent(packetId: number, seq: number, time: number): void {
    const request = this.#written.shift();
    if (!request) return;
    if (request.qos > 0) this.#open.set(packetId, { request, packetId, seq, sentAt: time });
    this.#tell(request, request.qos > 0 ? packetId : null, seq, { kind: 'sent' });
  }

  puback(packetId: number, time: number, answer: Acknowledgement): void {
    this.#finish(packetId, time, answer, 'acknowledged');
  }

  pubrec(packetId: number, time: number, answer: Acknowledgement): void {
    if (answer.reasonCode >= 0x80) return this.#finish(packetId, time, answer, 'completed');
    const open = this.#open.get(packetId);
    if (open) this.#tell(open.request, packetId, open.seq, { kind: 'received' });
  }

  pubcomp(packetId: number, time: number, answer: Acknowledgement): void {
    this.#finish(packetId, time, answer, 'completed');
  }

  #finish(packetId: number, time: number, answer: Acknowledgement, kind: 'acknowledged' | 'completed'): void {
    const open = this.#open.get(packetId);
    if (!open) return;
    this.#open.delete(packetId);
    const ms = time - open.sentAt;
    const { reasonCode, reasonString } = answer;
    const status: Status =
      reasonCode >= 0x80 ? { kind: 'refused', ms, reasonCode, reasonString } : { kind, ms, reasonCode };
    this.#tell(open.request, packetId, open.seq, status);
    this.#release();
  }

  #release(): void {
    while (this.#heldBack.length > 0 && this.#inFlight() < this.#receiveMaximum) {
      const next = this.#heldBack.shift() as PublishRequest;
      this.#written.push(next);
      this.#listener.onRelease(next);
    }
  }

  /** The session is over: nothing that is open will be answered. */
  sessionEnded(): void {
    for (const { request, packetId, seq } of this.#open.values()) this.#tell(request, packetId, seq, { kind: 'lost' });
    for (const request of [...this.#written, ...this.#heldBack]) this.#tell(request, null, null, { kind: 'lost' });
    this.#open.clear();
    this.#written.length = 0;
    this.#heldBack.length = 0;
  }

  #tell(request: PublishRequest, packetId: number | null, seq: number | null, status: Status): void {
    const { publishId, topic, qos } = request;
    this.#listener.onState({ publishId, topic, qos, packetId, seq, status });
  }
}
