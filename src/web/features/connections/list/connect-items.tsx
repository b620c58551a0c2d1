import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useWorkspace } from '../../../state/use-workspace.ts';
import { isIdle, workspacesStore } from '../../../state/workspaces-store.ts';
import { connectAll, disconnectAll } from './list-actions.ts';

/** Connects and disconnects. Of several, each is offered when it changes at least one. */
export function ConnectItems({ ids }: { readonly ids: readonly string[] }) {
  const { t } = useTranslation('connections');
  const idle = useStore(workspacesStore, () => ids.filter(isIdle).length);
  const [first = ''] = ids;
  const phase = useWorkspace(first, ({ connection }) => connection.phase);
  const trying = ids.length === 1 && (phase === 'connecting' || phase === 'reconnecting');
  return (
    <>
      {idle > 0 && <Menu.Item onClick={() => connectAll(ids)}>{t('list.connect')}</Menu.Item>}
      {idle < ids.length && (
        <Menu.Item onClick={() => disconnectAll(ids)}>{trying ? t('cancel') : t('list.disconnect')}</Menu.Item>
      )}
    </>
  );
}
