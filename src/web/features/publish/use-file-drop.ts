// A file that is dropped on the form is a payload. Elsewhere on the page it may be a capture, or connections.
import { type DragEvent, useState } from 'react';

export function useFileDrop(onFile: (file: File) => void) {
  const [isOver, setOver] = useState(false);
  const handlers = {
    onDragOver(event: DragEvent) {
      if (!event.dataTransfer.types.includes('Files')) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave(event: DragEvent) {
      if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
    },
    onDrop(event: DragEvent) {
      setOver(false);
      const file = event.dataTransfer.files[0];
      if (!file) return;
      // Taken: who listens on the window leaves it alone.
      event.preventDefault();
      onFile(file);
    },
  };
  return { isOver, handlers };
}
