// The menu of the heads: which columns there are and in which order, how times are shown, how tall rows are.
import { Menu, Portal } from '@mantine/core';
import { IconArrowLeft, IconArrowRight, IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { MenuPlace } from '../../../kit/menu-place/menu-place.ts';
import menu from '../../../kit/row-menu/row-menu.module.css';
import {
  setCompactRows,
  setMessageColumns,
  setTimeMode,
  settingsStore,
  type TimeMode,
} from '../../../state/settings-store.ts';
import classes from './column-menu.module.css';
import { allColumns, DEFAULT_COLUMNS, shownColumns, withShown, withStep } from './message-columns.ts';

const KEYS = [
  ['/', 'search'],
  ['F3', 'match'],
  ['⇧ ↑↓', 'several'],
  ['C', 'copy'],
  ['⇧ C', 'copyTopic'],
  ['P', 'publish'],
  ['B', 'bookmark'],
  ['M', 'mute'],
] as const;

const TIME_MODES: readonly TimeMode[] = ['local', 'utc', 'relative', 'gap'];

export function ColumnMenu({ place, onClose }: { readonly place: MenuPlace; readonly onClose: () => void }) {
  const { t } = useTranslation('messages');
  const columns = useStore(settingsStore, (state) => state.messageColumns) ?? DEFAULT_COLUMNS;
  const timeMode = useStore(settingsStore, (state) => state.timeMode);
  const compact = useStore(settingsStore, (state) => state.compactRows);
  const shown = shownColumns(columns);
  return (
    <Portal>
      <Menu
        opened
        onChange={(opened) => opened || onClose()}
        position="bottom-end"
        width={250}
        closeOnItemClick={false}
        checkIcon={<IconCheck size={14} stroke={2} />}
        alignItemsLabels="none"
        withInitialFocusPlaceholder={false}
        returnFocus={false}
        transitionProps={{ duration: 0 }}
        classNames={{ dropdown: menu.menu ?? '', item: menu.item ?? '', label: menu.label ?? '' }}
      >
        <Menu.Target>
          <span
            className={menu.anchor}
            style={{ left: place.x, top: place.y, width: place.width, height: place.height }}
            aria-hidden="true"
          />
        </Menu.Target>
        <Menu.Dropdown aria-label={t('columns.menu')}>
          <Menu.Label>{t('columns.menu')}</Menu.Label>
          {allColumns(columns.order).map((column) => {
            const isShown = shown.includes(column);
            const name = t(`columns.${column}`);
            const at = shown.indexOf(column);
            return (
              <div key={column} className={classes.line} role="presentation">
                <Menu.CheckboxItem
                  checked={isShown}
                  disabled={isShown && shown.length === 1}
                  onChange={(checked) => setMessageColumns(withShown(columns, column, checked))}
                >
                  {name}
                </Menu.CheckboxItem>
                <Menu.Item
                  className={classes.step ?? ''}
                  aria-label={t('columns.left', { column: name })}
                  title={t('columns.left', { column: name })}
                  disabled={at <= 0}
                  onClick={() => setMessageColumns(withStep(columns, column, -1))}
                >
                  <IconArrowLeft size={14} stroke={1.75} />
                </Menu.Item>
                <Menu.Item
                  className={classes.step ?? ''}
                  aria-label={t('columns.right', { column: name })}
                  title={t('columns.right', { column: name })}
                  disabled={at < 0 || at === shown.length - 1}
                  onClick={() => setMessageColumns(withStep(columns, column, 1))}
                >
                  <IconArrowRight size={14} stroke={1.75} />
                </Menu.Item>
              </div>
            );
          })}
          <Menu.Item leftSection={<span className={menu.blank} />} onClick={() => setMessageColumns(null)}>
            {t('columns.reset')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Label>{t('columns.time')}</Menu.Label>
          <Menu.RadioGroup value={timeMode} onChange={(mode) => setTimeMode(mode as TimeMode)}>
            {TIME_MODES.map((mode) => (
              <Menu.RadioItem key={mode} value={mode} title={t(`timeMode.${mode}Help`)}>
                {t(`timeMode.${mode}`)}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
          <Menu.Divider />
          <Menu.CheckboxItem checked={compact} onChange={setCompactRows}>
            {t('compactRows')}
          </Menu.CheckboxItem>
          <Menu.Divider />
          <Menu.Label>{t('keys.title')}</Menu.Label>
          <dl className={classes.keys}>
            {KEYS.map(([key, action]) => (
              <div key={action}>
                <dt>{key}</dt>
                <dd>{t(`keys.${action}`)}</dd>
              </div>
            ))}
          </dl>
        </Menu.Dropdown>
      </Menu>
    </Portal>
  );
}
