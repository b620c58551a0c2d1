// A file that is dragged over the window: shows where it can be dropped, and opens what is dropped.
import { lazy, Suspense, useEffect, useState } from 'react';

const DropOverlay = lazy(async () => ({ default: (await import('./drop-overlay.tsx')).DropOverlay }));

export interface FileDropProps {
  /** Takes a file that is no capture. */
  readonly onOther: (file: File) => void;
}

/** Rendered once. Fields that take files come first. */
export function FileDrop({ onOther }: FileDropProps) {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const onDragOver = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(!isBehindDialog());
    };
    const onDragLeave = (event: DragEvent) => {
      // To nothing: out of the window.
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      setOver(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (event.defaultPrevented || files.length === 0) return;
      // Or the browser would leave the page for the file.
      event.preventDefault();
      const opensCaptures = !isBehindDialog();
      void import('./open-capture-files.ts').then(({ openDropped }) => openDropped(files, opensCaptures, onOther));
    };
    window.addEventListener('dragover', onDragOver);
    window.addEventListener('dragleave', onDragLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onDragOver);
      window.removeEventListener('dragleave', onDragLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, [onOther]);
  return <Suspense>{isOver && <DropOverlay />}</Suspense>;
}

/** Nobody would see a capture that opens behind it. The import of connections stands before other dialogs. */
function isBehindDialog(): boolean {
  return document.querySelector('[aria-modal="true"]') !== null;
}

function hasFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') === true;
}
