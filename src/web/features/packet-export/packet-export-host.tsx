import { lazy, Suspense } from 'react';
import { useStore } from 'zustand';
import { packetExportStore } from './packet-export-store.ts';

const PacketExportDialog = lazy(async () => ({
  default: (await import('./packet-export-dialog.tsx')).PacketExportDialog,
}));

/** Shows what `packetExportStore` asks for. Rendered once. */
export function PacketExportHost() {
  const { request } = useStore(packetExportStore);
  return request ? (
    <Suspense>
      <PacketExportDialog request={request} />
    </Suspense>
  ) : null;
}
