import { useHotkeys } from '@mantine/hooks';
import { lazy, Suspense, useEffect } from 'react';
import { useStore } from 'zustand';
import { openPalette, paletteStore } from './palette-store.ts';

const loadDialog = () => import('./command-dialog.tsx');
const CommandDialog = lazy(async () => ({ default: (await loadDialog()).CommandDialog }));

/** Ctrl+K or Cmd+K, from anywhere. */
export function CommandPalette() {
  const open = useStore(paletteStore, (state) => state.open);
  useHotkeys([['mod+K', openPalette]], []);
  // What is typed right after the keys must not be lost while the palette is fetched.
  useEffect(() => {
    const timer = setTimeout(() => void loadDialog().catch(() => undefined), 500);
    return () => clearTimeout(timer);
  }, []);
  return (
    open && (
      <Suspense>
        <CommandDialog />
      </Suspense>
    )
  );
}
