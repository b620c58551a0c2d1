// Which profile dialog is open, so that any part of the app can open one.
import { createStore } from 'zustand/vanilla';
import type { ConnectionProfile } from '../../../core/mqtt/connection-profile.ts';

export type ConnectionDialog =
  | { readonly kind: 'closed' }
  | { readonly kind: 'new'; readonly prefill: Partial<ConnectionProfile> }
  /** `field`: where editing begins. */
  | {
      readonly kind: 'edit';
      readonly profileId: string;
      readonly field?: string | undefined;
      /** Stands in the form as if it had been typed. */
      readonly prefill?: Partial<ConnectionProfile> | undefined;
    };

export const connectionDialogStore = createStore<{ readonly dialog: ConnectionDialog }>()(() => ({
  dialog: { kind: 'closed' },
}));

export function openNewConnection(prefill: Partial<ConnectionProfile> = {}): void {
  connectionDialogStore.setState({ dialog: { kind: 'new', prefill } });
}

export function openEditConnection(profileId: string, field?: string, prefill?: Partial<ConnectionProfile>): void {
  connectionDialogStore.setState({ dialog: { kind: 'edit', profileId, field, prefill } });
}

export function closeConnectionDialog(): void {
  connectionDialogStore.setState({ dialog: { kind: 'closed' } });
}
