// What can be done with the message under the pointer, or with all that are chosen together.
import { Menu, Portal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MessageRow } from '../../../core/protocol/engine-contract.ts';
import type { MenuPlace } from '../../kit/menu-place/menu-place.ts';
import classes from '../../kit/row-menu/row-menu.module.css';
import type { GridAction } from './grid-action.ts';

export interface RowMenuProps {
  readonly place: MenuPlace;
  readonly row: MessageRow;
  /** How many are meant. */
  readonly count: number;
  readonly canPublish: boolean;
  readonly canExport: boolean;
  readonly canReplay: boolean;
  readonly onAction: (action: GridAction) => void;
  readonly onClose: () => void;
}

export function RowMenu(props: RowMenuProps) {
  const { place, row, count, canPublish, canExport, canReplay, onAction, onClose } = props;
  const { t } = useTranslation('messages');
  const item = (action: GridAction, text: string, keys?: string) => (
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
          {item('copy-payload', t('menu.copyPayload', { count }), 'C')}
          {item('copy-topic', t('menu.copyTopic', { count }), '⇧C')}
          {item('copy-json', t('menu.copyJson'))}
          {one && <Menu.Divider />}
          {one && item('only-topic', t('menu.onlyTopic', { topic: row.topic }))}
          {one && item('mute-topic', t('menu.muteTopic', { topic: row.topic }), 'M')}
          {one &&
            row.subscription !== null &&
            item('only-subscription', t('menu.onlyTopic', { topic: row.subscription }))}
          <Menu.Divider />
          {item('bookmark', t(row.bookmarked ? 'menu.unbookmark' : 'menu.bookmark'), 'B')}
          {one && canPublish && item('publish', t('menu.publish'), 'P')}
          {canExport && item('export', t('menu.export'))}
          {canReplay && item('replay', t('menu.replay'))}
        </Menu.Dropdown>
      </Menu>
    </Portal>
  );
}
