// Captures that are opened: each is a workspace without a profile. Written by captures-actions only.
import { createStore } from 'zustand/vanilla';
import type { CaptureState } from '../../core/capture/capture-state.ts';

export interface Capture {
  /** Stands where a profile's id stands, and is none. */
  readonly id: string;
  /** The file's. */
  readonly name: string;
  readonly sizeBytes: number;
  /** Null: the engine has not said anything yet. */
  readonly state: CaptureState | null;
  /** Why it could not be read at all, in English; null: it could, as far as is known. */
  readonly failure: string | null;
  /** Only this network connection is shown; null: all of them. */
  readonly connection: number | null;
}

export interface CapturesState {
  /** In the order in which they were opened. */
  readonly captures: readonly Capture[];
}

export const capturesStore = createStore<CapturesState>()(() => ({ captures: [] }));

const PREFIX = 'capture:';

let lastNumber = 0;

/** Holds as long as the page; ids of profiles never begin like this. */
export function newCaptureId(): string {
  return `${PREFIX}${++lastNumber}`;
}

/** Whether a workspace is a capture: it connects to nothing, publishes nothing and ends. */
export function isCapture(workspaceId: string): boolean {
  return workspaceId.startsWith(PREFIX);
}

export function findCapture(id: string): Capture | undefined {
  return capturesStore.getState().captures.find((capture) => capture.id === id);
}

/** The network connection that a workspace's lists are narrowed to; null: none. */
export function chosenConnection(workspaceId: string): number | null {
  return findCapture(workspaceId)?.connection ?? null;
}

export function changeCapture(id: string, change: Partial<Capture>): void {
  capturesStore.setState(({ captures }) => ({
    captures: captures.map((capture) => (capture.id === id ? { ...capture, ...change } : capture)),
  }));
}
