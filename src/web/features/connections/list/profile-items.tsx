import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { profilesStore } from '../../../state/profiles-store.ts';
import { openEditConnection } from '../connection-dialog-store.ts';
import { ColorItems } from './color-items.tsx';
import { ConnectItems } from './connect-items.tsx';
import { duplicateAll, removeAll, stepAll } from './list-actions.ts';
import { isSearching } from './list-keys.ts';
import classes from './list-menu.module.css';
import { listStore } from './list-store.ts';
import { placeAfterStep } from './move-profiles.ts';

/** What other parts of the app do with connections; what is absent is not offered. */
export interface ListMenuSlots {
  readonly onExport?: ((profileIds: readonly string[]) => void) | undefined;
  /** Puts the connection on the clipboard as a command of mosquitto_sub. */
  readonly onCopyCommand?: ((profileId: string) => void) | undefined;
}

interface ProfileItemsProps {
  readonly ids: readonly string[];
  readonly slots: ListMenuSlots;
}

/** What can be done with one connection, or with several at once. */
export function ProfileItems({ ids, slots }: ProfileItemsProps) {
  const { t } = useTranslation('connections');
  const { onExport, onCopyCommand } = slots;
  const [first = ''] = ids;
  const single = ids.length === 1;
  return (
    <>
      {!single && <Menu.Label>{t('list.selected', { count: ids.length })}</Menu.Label>}
      <ConnectItems ids={ids} />
      {single && (
        <Menu.Item rightSection="F2" onClick={() => openEditConnection(first)}>
          {t('list.edit')}
        </Menu.Item>
      )}
      <Menu.Item onClick={() => duplicateAll(ids, (name) => t('list.copyName', { name }))}>
        {t('list.duplicate')}
      </Menu.Item>
      <StepItems ids={ids} />
      <Menu.Item onClick={() => listStore.setState({ regrouping: ids })}>{t('list.moveToGroup')}</Menu.Item>
      <ColorItems ids={ids} />
      {single && onCopyCommand && <Menu.Item onClick={() => onCopyCommand(first)}>{t('list.copyCommand')}</Menu.Item>}
      {onExport && <Menu.Item onClick={() => onExport(ids)}>{t('list.export')}</Menu.Item>}
      {single && (
        <Menu.Item onClick={() => listStore.setState({ selection: { ids, anchor: first } })}>
          {t('list.select')}
        </Menu.Item>
      )}
      <Menu.Item className={classes.danger ?? ''} rightSection="Del" onClick={() => removeAll(ids)}>
        {t('list.delete')}
      </Menu.Item>
    </>
  );
}

function StepItems({ ids }: { readonly ids: readonly string[] }) {
  const { t } = useTranslation('connections');
  const profiles = useStore(profilesStore, (state) => state.profiles);
  const [first = ''] = ids;
  if (isSearching()) return null;
  return (
    <>
      {placeAfterStep(profiles, ids, -1) && (
        <Menu.Item rightSection="Alt ↑" onClick={() => stepAll(ids, -1, first)}>
          {t('list.moveUp')}
        </Menu.Item>
      )}
      {placeAfterStep(profiles, ids, 1) && (
        <Menu.Item rightSection="Alt ↓" onClick={() => stepAll(ids, 1, first)}>
          {t('list.moveDown')}
        </Menu.Item>
      )}
    </>
  );
}
