import { lazy, Suspense } from 'react';
import { useStore } from 'zustand';
import { settingsDialogStore } from './settings-dialog-store.ts';

const SettingsDialog = lazy(async () => ({ default: (await import('./settings-dialog.tsx')).SettingsDialog }));

/** Rendered once. */
export function SettingsDialogHost() {
  const { open } = useStore(settingsDialogStore);
  return open ? (
    <Suspense>
      <SettingsDialog />
    </Suspense>
  ) : null;
}
