// How recordings ended that could not say so themselves: their engine goes with the page, or their disk is full. Kept apart
// from them, in localStorage, because that is written at once and has its own room.
import type { RecordingEndReason } from '../../core/capture/recording.ts';

const KEY = 'mqtt-loupe.recording-ends';

export function noteRecordingEnd(id: string, reason: RecordingEndReason): void {
  write({ ...read(), [id]: reason });
}

/** The end that was noted for a recording; undefined: none. */
export function notedRecordingEnd(id: string): RecordingEndReason | undefined {
  return read()[id];
}

export function forgetRecordingEnd(id: string): void {
  const { [id]: _forgotten, ...others } = read();
  if (_forgotten) write(others);
}

function read(): Readonly<Record<string, RecordingEndReason>> {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}');
  } catch {
    return {};
  }
}

function write(ends: Readonly<Record<string, RecordingEndReason>>): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(ends));
  } catch {
    // Then it counts as a crash.
  }
}
