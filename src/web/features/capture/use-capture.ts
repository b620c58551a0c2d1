import { useStore } from 'zustand';
import { type Capture, capturesStore } from '../../state/captures-store.ts';

/** Undefined once it is closed. */
export function useCapture(id: string): Capture | undefined {
  return useStore(capturesStore, ({ captures }) => captures.find((capture) => capture.id === id));
}

/** Whole percent of the file that are read; 100 is all of it. */
export function percentRead({ state }: Capture): number {
  if (!state) return 0;
  const { phase, readBytes, totalBytes } = state;
  // Not before it is done.
  return phase === 'complete' ? 100 : Math.min(99, Math.floor((100 * readBytes) / Math.max(1, totalBytes)));
}
