import { lazy, Suspense } from 'react';
import { useStore } from 'zustand';
import type { ExportRequest } from '../../../core/protocol/engine-contract.ts';
import { messageExportStore } from './message-export-store.ts';

const MessageExportDialog = lazy(async () => ({
  default: (await import('./message-export-dialog.tsx')).MessageExportDialog,
}));

export interface MessageExportHostProps {
  /** The packets that messages travelled in are wanted instead. */
  readonly onPackets?: ((profileId: string, messages: ExportRequest['messages']) => void) | undefined;
}

/** Shows what `messageExportStore` asks for. Rendered once. */
export function MessageExportHost({ onPackets }: MessageExportHostProps) {
  const { request } = useStore(messageExportStore);
  return request ? (
    <Suspense>
      <MessageExportDialog profileId={request.profileId} seqs={request.seqs} onPackets={onPackets} />
    </Suspense>
  ) : null;
}
