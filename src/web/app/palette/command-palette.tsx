import { useHotkeys } from '@mantine/hooks';
import { lazy, Suspense } from 'react';
import { useStore } from 'zustand';
import { openPalette, paletteStore } from './palette-store.ts';

const CommandDialog = lazy(async () => ({ default: (await import('./command-dialog.tsx')).CommandDialog }));

/** Ctrl+K or Cmd+K, from anywhere. */
export function CommandPalette() {
  const open = useStore(paletteStore, (state) => state.open);
  useHotkeys([['mod+K', openPalette]], []);
  return (
    open && (
      <Suspense>
        <CommandDialog />
      </Suspense>
    )
  );
}
