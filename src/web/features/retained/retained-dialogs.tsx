// The dialogs of the retained manager, loaded when the first of them opens.
import { lazy, Suspense } from 'react';

const DeleteDialog = lazy(async () => ({ default: (await import('./delete-dialog.tsx')).DeleteDialog }));
const RestoreDialog = lazy(async () => ({ default: (await import('./restore/restore-dialog.tsx')).RestoreDialog }));

export type RetainedDialog = 'delete' | 'restore';

export interface RetainedDialogsProps {
  readonly open: RetainedDialog | null;
  readonly profileId: string;
  /** To be deleted. */
  readonly topics: readonly string[];
  readonly backUp: boolean;
  readonly busy: boolean;
  readonly onDelete: () => void;
  readonly onClose: () => void;
}

export function RetainedDialogs({ open, profileId, topics, backUp, busy, onDelete, onClose }: RetainedDialogsProps) {
  return (
    <Suspense>
      {open === 'delete' && (
        <DeleteDialog topics={topics} backUp={backUp} busy={busy} onDelete={onDelete} onClose={onClose} />
      )}
      {open === 'restore' && <RestoreDialog profileId={profileId} onClose={onClose} />}
    </Suspense>
  );
}
