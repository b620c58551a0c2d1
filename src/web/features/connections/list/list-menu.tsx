import { Menu, Portal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { GroupItems } from './group-items.tsx';
import classes from './list-menu.module.css';
import { focusStop, headingKey, listStore, rowKey } from './list-store.ts';
import { type ListMenuSlots, ProfileItems } from './profile-items.tsx';

/** The one menu of the list: of a row, of all selected rows, or of a group's heading; at the pointer, or at its button. */
export function ConnectionListMenu({ slots }: { readonly slots: ListMenuSlots }) {
  const { t } = useTranslation('connections');
  const menu = useStore(listStore, (state) => state.menu);
  if (!menu) return null;
  const { at, ids, group, from, button } = menu;
  const [first = ''] = ids;
  const close = () => {
    listStore.setState({ menu: null });
    if (button) button.focus();
    else focusStop(group === null ? rowKey(first) : headingKey(group));
  };
  return (
    <Portal>
      <Menu
        key={`${group} ${first} ${at.x} ${at.y}`}
        opened
        onChange={(opened) => opened || close()}
        position={from === 'button' ? 'bottom-end' : 'bottom-start'}
        width={228}
        offset={from === 'button' ? 4 : 0}
        withInitialFocusPlaceholder={false}
        alignItemsLabels="none"
        returnFocus={false}
        transitionProps={{ duration: 0 }}
        classNames={{ dropdown: classes.menu ?? '', item: classes.item ?? '', itemSection: classes.shortcut ?? '' }}
      >
        <Menu.Target>
          <span
            className={classes.anchor}
            style={{ left: at.x, top: at.y, width: at.width, height: at.height }}
            aria-hidden="true"
          />
        </Menu.Target>
        <Menu.Dropdown aria-label={t('list.menu')}>
          {group === null ? (
            <ProfileItems ids={ids} slots={slots} />
          ) : (
            <GroupItems group={group} ids={ids} onExport={slots.onExport} />
          )}
        </Menu.Dropdown>
      </Menu>
    </Portal>
  );
}
