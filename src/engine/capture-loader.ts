// Opens a capture file: reads it into the log, slice by slice, so that the page sees rows while the rest is read.
import type { CaptureSink, CaptureSummary } from '../core/capture/capture-sink.ts';
import type { CapturedConnectionFacts, CaptureState } from '../core/capture/capture-state.ts';
import { CapturedIntake } from './captured-intake.ts';
import { EngineFault } from './engine-fault.ts';
import type { PacketIntake } from './packet-intake.ts';

/** Reads a file that is in memory whole; a step gives what it finds to the sink. */
export interface CaptureReading {
  /** Bytes of the file that were read. */
  readonly position: number;
  /** Reads about `maxBytes` more. False: that was all. */
  step(maxBytes: number): boolean;
  /** As far as it was read. */
  summary(): CaptureSummary;
}

export interface CaptureLoaderParts {
  readonly intake: PacketIntake;
  readonly read: (file: Uint8Array, sink: CaptureSink) => CaptureReading;
  readonly onState: (state: CaptureState) => void;
  /** The log has grown. */
  readonly onProgress: () => void;
}

/** How long the page waits at most for an answer, or to be heard. */
const SLICE_MS = 20;
/** Read between two looks at the clock: a few milliseconds. */
const STEP_BYTES = 1 << 20;
/** Between two `capture` events. */
const STATE_INTERVAL_MS = 100;
/** More are never in view. */
const MAX_CONNECTIONS = 1000;

const NOTHING_READ: CaptureSummary = {
  frames: 0,
  packets: 0,
  connections: 0,
  otherStreams: { tls: 0, compressed: 0, unknown: 0 },
  fault: null,
};

export class CaptureLoader {
  readonly #parts: CaptureLoaderParts;
  #captured: CapturedIntake | null = null;
  #stopped = false;

  constructor(parts: CaptureLoaderParts) {
    this.#parts = parts;
  }

  /** A capture was opened, whether it is read already or not. */
  get isOpen(): boolean {
    return this.#captured !== null;
  }

  connections(from: number, count: number): readonly CapturedConnectionFacts[] {
    return this.#captured?.connections(from, Math.min(count, MAX_CONNECTIONS)) ?? [];
  }

  stop(): null {
    this.#stopped = true;
    return null;
  }

  /** Resolves when all is read that will be. */
  async open(file: Blob, maxLogBytes: number): Promise<EngineFault | null> {
    if (this.isOpen) return new EngineFault({ code: 'busy', message: 'a capture is open' });
    const { intake, read } = this.#parts;
    const captured = new CapturedIntake(intake);
    this.#captured = captured;
    intake.log.setBudget(maxLogBytes);
    this.#tell('reading', file.size, null);
    let reading: CaptureReading | null = null;
    let isOutOfMemory = false;
    try {
      reading = read(new Uint8Array(await file.arrayBuffer()), captured);
      await this.#readOn(reading, captured, file.size);
    } catch (error) {
      if (!isAllocationFailure(error)) throw error;
      isOutOfMemory = true;
    }
    const isComplete = !this.#stopped && !isOutOfMemory;
    this.#tell(isComplete ? 'complete' : 'stopped', file.size, reading, isOutOfMemory);
    return null;
  }

  async #readOn(reading: CaptureReading, captured: CapturedIntake, totalBytes: number): Promise<void> {
    let toldAt = performance.now();
    while (!this.#stopped) {
      const until = performance.now() + SLICE_MS;
      let goesOn = true;
      while (goesOn && performance.now() < until) {
        goesOn = reading.step(STEP_BYTES);
        captured.settle();
      }
      this.#parts.onProgress();
      if (!goesOn) return;
      if (performance.now() - toldAt >= STATE_INTERVAL_MS) {
        toldAt = performance.now();
        this.#tell('reading', totalBytes, reading);
      }
      await nextTurn();
    }
  }

  #tell(phase: CaptureState['phase'], totalBytes: number, reading: CaptureReading | null, outOfMemory = false): void {
    const { firstTime = null, lastTime = null } = this.#captured ?? {};
    const readBytes = reading?.position ?? 0;
    const { frames, packets, connections, otherStreams, fault } = reading?.summary() ?? NOTHING_READ;
    this.#parts.onState({
      ...{ phase, readBytes, totalBytes, frames, packets, connections },
      ...{ firstTime, lastTime, otherStreams, fault, outOfMemory },
    });
    this.#parts.onProgress();
  }
}

/** Lets what the page has sent come first. A timer would wait for 4 ms, a fifth of a slice. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** `RangeError` of a buffer that is too large, `NotReadableError` of a file that is. */
function isAllocationFailure(error: unknown): boolean {
  return error instanceof RangeError || (error instanceof DOMException && error.name === 'NotReadableError');
}
