// Opens a capture file: reads it into the log, slice by slice, so that the page sees rows while the rest is read.
import type { CaptureSink, CaptureSummary } from '../core/capture/capture-sink.ts';
import type { CapturedConnectionFacts, CaptureState } from '../core/capture/capture-state.ts';
import { CapturedIntake } from './captured-intake.ts';
import { EngineFault } from './engine-fault.ts';
import type { PacketIntake } from './packet-intake.ts';

/** Reads a file that is in memory whole; a step gives what it finds to the sink. */
export interface CaptureReading {
  /** 0 to 1. */
  readonly progress: number;
  /** Reads at most so many frames. False: there are no more. */
  step(frames: number): boolean;
  /** Gives out what waits for more. */
  end(): CaptureSummary;
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
/** Read between two looks at the clock: a millisecond or two. */
const STEP_FRAMES = 2000;
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
    this.#tell({ phase: 'reading', totalBytes: file.size });
    let isOutOfMemory = false;
    let progress = 0;
    let summary = NOTHING_READ;
    try {
      const reading = read(new Uint8Array(await file.arrayBuffer()), captured);
      await this.#readOn(reading, captured, file.size);
      progress = reading.progress;
      summary = reading.end();
    } catch (error) {
      if (!isAllocationFailure(error, file.size)) throw error;
      isOutOfMemory = true;
    }
    const phase = this.#stopped || isOutOfMemory ? 'stopped' : 'complete';
    this.#tell({ phase, totalBytes: file.size, progress, summary, isOutOfMemory });
    return null;
  }

  async #readOn(reading: CaptureReading, captured: CapturedIntake, totalBytes: number): Promise<void> {
    let toldAt = performance.now();
    while (!this.#stopped) {
      const until = performance.now() + SLICE_MS;
      let goesOn = true;
      while (goesOn && performance.now() < until) {
        goesOn = reading.step(STEP_FRAMES);
        captured.settle();
      }
      this.#parts.onProgress();
      if (!goesOn) return;
      if (performance.now() - toldAt >= STATE_INTERVAL_MS) {
        toldAt = performance.now();
        this.#tell({ phase: 'reading', totalBytes, progress: reading.progress });
      }
      await nextTurn();
    }
  }

  #tell({ phase, totalBytes, progress = 0, summary = NOTHING_READ, isOutOfMemory = false }: Told): void {
    const { packets = 0, connectionCount = 0, firstTime = null, lastTime = null } = this.#captured ?? {};
    const { frames, otherStreams, fault } = summary;
    this.#parts.onState({
      ...{ phase, readBytes: Math.round(totalBytes * progress), totalBytes, frames, packets },
      ...{ connections: connectionCount, firstTime, lastTime, otherStreams, fault, isOutOfMemory },
    });
    this.#parts.onProgress();
  }
}

interface Told {
  readonly phase: CaptureState['phase'];
  readonly totalBytes: number;
  readonly progress?: number;
  readonly summary?: CaptureSummary;
  readonly isOutOfMemory?: boolean;
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

/** From here on a file that cannot be read is too large for a buffer, most likely, rather than gone. */
const LARGE_BYTES = 1 << 30;

/** `RangeError` of a buffer that is too large, `NotReadableError` of a file that is. */
function isAllocationFailure(error: unknown, fileBytes: number): boolean {
  if (error instanceof RangeError) return true;
  return error instanceof DOMException && error.name === 'NotReadableError' && fileBytes >= LARGE_BYTES;
}
