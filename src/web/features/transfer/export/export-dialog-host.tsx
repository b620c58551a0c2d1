import { lazy, Suspense } from 'react';
import { useStore } from 'zustand';
import { exportDialogStore } from './export-dialog-store.ts';

const ExportDialog = lazy(async () => ({ default: (await import('./export-dialog.tsx')).ExportDialog }));
const CommandDialog = lazy(async () => ({ default: (await import('./command-dialog.tsx')).CommandDialog }));

/** Shows what `exportDialogStore` asks for. Rendered once. */
export function ExportDialogHost() {
  const { dialog } = useStore(exportDialogStore);
  return (
    <Suspense>
      {dialog.kind === 'file' && <ExportDialog profileIds={dialog.profileIds} />}
      {dialog.kind === 'command' && <CommandDialog profileId={dialog.profileId} />}
    </Suspense>
  );
}
