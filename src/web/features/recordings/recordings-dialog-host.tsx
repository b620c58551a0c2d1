import { lazy, Suspense } from 'react';
import { useStore } from 'zustand';
import type { OpenRecording } from './open-recording.ts';
import { recordingsDialogStore } from './recordings-dialog-store.ts';

const RecordingsDialog = lazy(async () => ({ default: (await import('./recordings-dialog.tsx')).RecordingsDialog }));

/** Rendered once. `onOpen` shows a recording as a workspace. */
export function RecordingsDialogHost({ onOpen }: { readonly onOpen: OpenRecording }) {
  const { open } = useStore(recordingsDialogStore);
  return open ? (
    <Suspense>
      <RecordingsDialog onOpen={onOpen} />
    </Suspense>
  ) : null;
}
