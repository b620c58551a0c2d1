// Opening a capture: what page and engine say to each other. An engine that has opened one connects to nothing; all that
// views read of a live log they read of it in the same way.
import type { CapturedConnectionFacts, CaptureState } from '../capture/capture-state.ts';

export interface CaptureRequests {
  /**
   * Reads a capture file into the log, in slices: `capture` events tell how far. Answers when it is read or has been
   * stopped; refused with `busy` where the engine has opened one, or connects. `maxLogBytes`: the log's budget from here on.
   */
  openCapture: { args: { readonly file: Blob; readonly maxLogBytes: number }; result: null };
  /** Reads no further; what was read stays. */
  stopCapture: { args: null; result: null };
  /** The capture's network connections, by index: from one on, at most `count`. */
  capturedConnections: {
    args: { readonly from: number; readonly count: number };
    result: readonly CapturedConnectionFacts[];
  };
}

export interface CaptureEvent {
  readonly type: 'capture';
  readonly capture: CaptureState;
}
