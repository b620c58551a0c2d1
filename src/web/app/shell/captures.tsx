import { lazy, Suspense } from 'react';
import { useStore } from 'zustand';
import { capturesStore } from '../../state/captures-store.ts';

const CaptureList = lazy(async () => ({
  default: (await import('../../features/capture/capture-list.tsx')).CaptureList,
}));

/** The captures that are open, among the connections; nothing while there is none. */
export function Captures() {
  const some = useStore(capturesStore, ({ captures }) => captures.length > 0);
  return <Suspense>{some && <CaptureList />}</Suspense>;
}
