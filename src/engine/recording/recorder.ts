// Records the log when the page asks for it: one recording at a time, turned by a timer and, where a flood keeps timers
// waiting, by the traffic itself.
import { type RecordingRequest, type RecordingState, recordingTotals } from '../../core/capture/recording.ts';
import type { PacketLog } from '../../core/log/packet-log.ts';
import { EngineFault } from '../engine-fault.ts';
import { RecordingRun } from './recording-run.ts';
import type { OpenRecordingStore } from './recording-store.ts';

/** What a crash may cost at most, with the time that a write takes: well under half a second. */
const TURN_MS = 150;
/** The page is told of the numbers this often. */
const TELL_MS = 500;
/** The network connection's end comes a little after a person has ended it. */
const LINGER_MS = 400;

export class Recorder {
  readonly #log: PacketLog;
  readonly #openStore: OpenRecordingStore;
  readonly #onState: (state: RecordingState) => void;
  #run: RecordingRun | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;
  #lingering: ReturnType<typeof setTimeout> | undefined;
  #lastTurn = 0;
  #lastTold = 0;
  #isTold = true;

  constructor(log: PacketLog, openStore: OpenRecordingStore, onState: (state: RecordingState) => void) {
    this.#log = log;
    this.#openStore = openStore;
    this.#onState = onState;
  }

  /** Settles when the first bytes are written, or could not be: the state says which. */
  async start(request: RecordingRequest): Promise<null | EngineFault> {
    if (this.#run && !this.#lingering) return new EngineFault({ code: 'busy', message: 'it is recording' });
    // The one before is finished beside: what comes from here on is the new one's.
    void this.stop();
    const run = new RecordingRun(this.#log, request, () => this.#changed(run));
    this.#run = run;
    this.#timer = setInterval(() => this.#turn(), TURN_MS);
    await run.begin(this.#openStore(request.place));
    return null;
  }

  async stop(): Promise<null> {
    const run = this.#run;
    this.#run = null;
    clearInterval(this.#timer);
    clearTimeout(this.#lingering);
    this.#lingering = undefined;
    await run?.end('finished');
    if (run) this.#tell(run);
    return null;
  }

  /** A person has ended the connection, or it will not be tried again. */
  connectionEnded(): void {
    if (this.#run) this.#lingering ??= setTimeout(() => void this.stop(), LINGER_MS);
  }

  /** The log is about to let go of packets that may not be written yet. */
  drain(): void {
    this.#run?.drain();
  }

  /** `now` as of `performance.now()`. */
  trafficPassed(now: number): void {
    if (this.#run && now - this.#lastTurn >= TURN_MS) this.#turn();
  }

  #turn(): void {
    this.#lastTurn = performance.now();
    this.#run?.turn();
    if (this.#run && !this.#isTold) this.#changed(this.#run);
  }

  #changed(run: RecordingRun): void {
    const { end } = run.entry;
    if (end && this.#run === run) {
      this.#run = null;
      clearInterval(this.#timer);
      clearTimeout(this.#lingering);
      this.#lingering = undefined;
    }
    this.#isTold = end !== null || performance.now() - this.#lastTold >= TELL_MS;
    if (this.#isTold) this.#tell(run);
  }

  #tell({ entry }: RecordingRun): void {
    this.#lastTold = performance.now();
    const { id, place, beganAt, missing, rolledOver, limitBytes, end } = entry;
    const { bytes, packets, messages } = recordingTotals(entry.segments);
    this.#onState({ id, place, beganAt, bytes, packets, messages, missing, rolledOver, limitBytes, end });
  }
}
