import { lazy, Suspense } from 'react';
import { useStore } from 'zustand';
import { replayDialogStore } from './replay-dialog-store.ts';

const ReplayDialog = lazy(async () => ({ default: (await import('./replay-dialog.tsx')).ReplayDialog }));

/** Shows what `replayDialogStore` asks for. Rendered once. */
export function ReplayHost() {
  const { request } = useStore(replayDialogStore);
  return request ? (
    <Suspense>
      <ReplayDialog profileId={request.profileId} seqs={request.seqs} />
    </Suspense>
  ) : null;
}
