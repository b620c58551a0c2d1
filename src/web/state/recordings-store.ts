// The recordings that run in this tab, or have just ended, by profile. Written by recordings-actions only.
import { createStore } from 'zustand/vanilla';
import type { RecordingState } from '../../core/capture/recording.ts';

export interface RecordingsState {
  readonly byProfile: Readonly<Record<string, RecordingState>>;
}

export const recordingsStore = createStore<RecordingsState>()(() => ({ byProfile: {} }));
