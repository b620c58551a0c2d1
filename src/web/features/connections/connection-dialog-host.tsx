import { lazy, Suspense, useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { findProfile } from '../../state/profiles-store.ts';
import { connectionDialogStore } from './connection-dialog-store.ts';
import type { ConnectionDialogProps } from './form/connection-dialog.tsx';
import { useNewConnectionKey } from './use-new-connection-key.ts';

const loadDialog = () => import('./form/connection-dialog.tsx');
// The form is not needed for the first paint; it is fetched as soon as the page is idle.
const ConnectionDialog = lazy(async () => ({ default: (await loadDialog()).ConnectionDialog }));

export type ConnectionDialogHostProps = Pick<ConnectionDialogProps, 'renderTest' | 'onImport'>;

/** Shows the profile dialog while `connectionDialogStore` asks for one. Rendered once. */
export function ConnectionDialogHost(parts: ConnectionDialogHostProps) {
  const { dialog } = useStore(connectionDialogStore);
  // As it was when the form was opened: another tab may delete it meanwhile, and what is typed stays.
  const edited = useMemo(() => (dialog.kind === 'edit' ? findProfile(dialog.profileId) : undefined), [dialog]);
  useNewConnectionKey();
  useEffect(() => {
    const timer = setTimeout(() => void loadDialog().catch(() => undefined), 1000);
    return () => clearTimeout(timer);
  }, []);

  switch (dialog.kind) {
    case 'closed':
      return null;
    case 'new':
      return (
        <Suspense>
          <ConnectionDialog target={dialog} {...parts} />
        </Suspense>
      );
    case 'edit':
      return (
        edited && (
          <Suspense>
            <ConnectionDialog
              key={edited.id}
              target={{ kind: 'edit', profile: edited, prefill: dialog.prefill }}
              field={dialog.field}
              {...parts}
            />
          </Suspense>
        )
      );
  }
}
