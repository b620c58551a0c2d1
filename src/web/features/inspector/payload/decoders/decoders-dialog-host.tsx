import { lazy, Suspense } from 'react';
import { useStore } from 'zustand';
import { decodersDialogStore } from './decoders-dialog-store.ts';

const DecodersDialog = lazy(async () => ({ default: (await import('./decoders-dialog.tsx')).DecodersDialog }));

/** Shows the decoders while `decodersDialogStore` asks for them. Rendered once. */
export function DecodersDialogHost() {
  const isOpen = useStore(decodersDialogStore, (state) => state.isOpen);
  return <Suspense>{isOpen && <DecodersDialog />}</Suspense>;
}
