// What can be done with the packet under the pointer, or with all that are chosen together.
import { Menu, Portal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ListedPacket } from '../../../core/log/packet-row.ts';
import type { MenuPlace } from '../../kit/menu-place/menu-place.ts';
import classes from '../../kit/row-menu/row-menu.module.css';
import type { PacketAction } from './packet-action.ts';

export interface PacketMenuProps {
  readonly place: MenuPlace;
  readonly row: ListedPacket;
  /** How many are meant. */
  readonly count: number;
  readonly canExport: boolean;
  readonly onAction: (action: PacketAction) => void;
  readonly onClose: () => void;
}

export function PacketMenu({ place, row, count, canExport, onAction, onClose }: PacketMenuProps) {
  const { t } = useTranslation('packets');
  const item = (action: PacketAction, text: string, keys?: string) => (
    <Menu.Item
      key={action}
      onClick={() => onAction(action)}
      rightSection={keys && <span className={classes.keys}>{keys}</span>}
    >
      <span className={classes.text} title={text}>
        {text}
      </span>
    </Menu.Item>
  );
  const one = count === 1;
  return (
    <Portal>
      <Menu
        opened
        onChange={(opened) => opened || onClose()}
        position={place.width === 0 ? 'bottom-start' : 'bottom-end'}
        offset={place.width === 0 ? 0 : 4}
        width={280}
        alignItemsLabels="none"
        withInitialFocusPlaceholder={false}
        returnFocus={false}
        transitionProps={{ duration: 0 }}
        classNames={{ dropdown: classes.menu ?? '', item: classes.item ?? '', label: classes.label ?? '' }}
      >
        <Menu.Target>
          <span
            className={classes.anchor}
            style={{ left: place.x, top: place.y, width: place.width, height: place.height }}
            aria-hidden="true"
          />
        </Menu.Target>
        <Menu.Dropdown aria-label={one ? t('menu.label') : t('menu.labelMany', { count })}>
          {!one && <Menu.Label>{t('menu.many', { count })}</Menu.Label>}
          {one && row.exchange && item('only-exchange', t('menu.onlyExchange'), 'E')}
          {one && row.type && item('only-type', t('menu.onlyType', { type: row.type }), 'T')}
          {one && row.event && item('only-type', t('menu.onlyEvents'), 'T')}
          {one && row.topic && item('only-topic', t('menu.onlyTopic', { topic: row.topic }))}
          {one && row.topic && item('without-topic', t('menu.withoutTopic', { topic: row.topic }), 'M')}
          {one && item('only-connection', t('menu.onlyConnection'))}
          {one && <Menu.Divider />}
          {item('copy-row', t('menu.copyRow', { count }), 'C')}
          {!(one && row.event) && item('copy-hex', t('menu.copyHex'), '⇧C')}
          {canExport && <Menu.Divider />}
          {canExport && item('export', t('menu.export'))}
        </Menu.Dropdown>
      </Menu>
    </Portal>
  );
}
