import { lazy, Suspense, useEffect } from 'react';
import { useStore } from 'zustand';
import { importDialogStore, openImport } from './import-dialog-store.ts';

const ImportDialog = lazy(async () => ({ default: (await import('./import-dialog.tsx')).ImportDialog }));

/** Shows the import while `importDialogStore` asks for it, and opens it for a file that is dropped on the page. */
export function ImportDialogHost() {
  const { open, file, turn } = useStore(importDialogStore);
  useEffect(() => {
    const isFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
    const onDragOver = (event: DragEvent) => {
      if (isFile(event)) event.preventDefault();
    };
    const onDrop = (event: DragEvent) => {
      const dropped = event.dataTransfer?.files[0];
      // A field that takes files has done with it already.
      if (event.defaultPrevented || !dropped) return;
      event.preventDefault();
      openImport(dropped);
    };
    document.addEventListener('dragover', onDragOver);
    document.addEventListener('drop', onDrop);
    return () => {
      document.removeEventListener('dragover', onDragOver);
      document.removeEventListener('drop', onDrop);
    };
  }, []);
  return <Suspense>{open && <ImportDialog key={turn} file={file} />}</Suspense>;
}
