import { lazy, Suspense } from 'react';
import { useStore } from 'zustand';
import { importDialogStore } from './import-dialog-store.ts';

const ImportDialog = lazy(async () => ({ default: (await import('./import-dialog.tsx')).ImportDialog }));

/** Shows the import while `importDialogStore` asks for it. */
export function ImportDialogHost() {
  const { open, file, turn } = useStore(importDialogStore);
  return <Suspense>{open && <ImportDialog key={turn} file={file} />}</Suspense>;
}
