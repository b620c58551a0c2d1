import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { profilesStore } from '../../../state/profiles-store.ts';
import { ConnectItems } from './connect-items.tsx';
import { moveTo, stepGroup } from './list-actions.ts';
import { isSearching } from './list-keys.ts';
import { listStore } from './list-store.ts';
import { moveGroup } from './move-profiles.ts';

interface GroupItemsProps {
  readonly group: string;
  /** Its connections. */
  readonly ids: readonly string[];
  readonly onExport?: ((profileIds: readonly string[]) => void) | undefined;
}

/** What can be done with a group. */
export function GroupItems({ group, ids, onExport }: GroupItemsProps) {
  const { t } = useTranslation('connections');
  const profiles = useStore(profilesStore, (state) => state.profiles);
  const movable = (by: -1 | 1) => !isSearching() && moveGroup(profiles, group, by).size > 0;
  return (
    <>
      <ConnectItems ids={ids} />
      <Menu.Item rightSection="F2" onClick={() => listStore.setState({ renaming: group })}>
        {t('list.renameGroup')}
      </Menu.Item>
      {movable(-1) && (
        <Menu.Item rightSection="Alt ↑" onClick={() => stepGroup(group, -1)}>
          {t('list.moveUp')}
        </Menu.Item>
      )}
      {movable(1) && (
        <Menu.Item rightSection="Alt ↓" onClick={() => stepGroup(group, 1)}>
          {t('list.moveDown')}
        </Menu.Item>
      )}
      <Menu.Item onClick={() => listStore.setState({ selection: { ids, anchor: ids[0] ?? null } })}>
        {t('list.selectGroup')}
      </Menu.Item>
      {onExport && <Menu.Item onClick={() => onExport(ids)}>{t('list.export')}</Menu.Item>}
      <Menu.Item onClick={() => void moveTo(ids, { group: null, beforeId: null })}>{t('list.ungroup')}</Menu.Item>
    </>
  );
}
