// The saved profiles as the page sees them. Fed by storage (a live query, so another tab's changes arrive too).
import { createStore } from 'zustand/vanilla';
import type { ConnectionProfile } from '../../core/mqtt/connection-profile.ts';

export interface ProfilesState {
  /** False until storage has answered for the first time. */
  readonly loaded: boolean;
  /** By `order`. */
  readonly profiles: readonly ConnectionProfile[];
}

export const profilesStore = createStore<ProfilesState>()(() => ({ loaded: false, profiles: [] }));

export function findProfile(id: string): ConnectionProfile | undefined {
  return profilesStore.getState().profiles.find((profile) => profile.id === id);
}
