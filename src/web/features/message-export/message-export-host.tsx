import { lazy, Suspense } from 'react';
import { useStore } from 'zustand';
import { messageExportStore } from './message-export-store.ts';

const MessageExportDialog = lazy(async () => ({
  default: (await import('./message-export-dialog.tsx')).MessageExportDialog,
}));

/** Shows what `messageExportStore` asks for. Rendered once. */
export function MessageExportHost() {
  const { request } = useStore(messageExportStore);
  return request ? (
    <Suspense>
      <MessageExportDialog profileId={request.profileId} seqs={request.seqs} />
    </Suspense>
  ) : null;
}
