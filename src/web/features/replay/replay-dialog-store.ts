// Whether the plan of a replay is open: the list, its menu and the command palette open it.
import { createStore } from 'zustand/vanilla';

export interface ReplayDialogRequest {
  readonly profileId: string;
  /** Chosen messages, by sequence number; null: all that are listed. */
  readonly seqs: readonly number[] | null;
}

export const replayDialogStore = createStore<{ readonly request: ReplayDialogRequest | null }>()(() => ({
  request: null,
}));

export function openReplay(profileId: string, seqs: readonly number[] | null = null): void {
  replayDialogStore.setState({ request: { profileId, seqs } });
}

export function closeReplay(): void {
  replayDialogStore.setState({ request: null });
}
