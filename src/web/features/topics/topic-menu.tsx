import { Menu, Portal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { checkTopicName } from '../../../core/mqtt/topic.ts';
import type { TopicRow } from '../../../core/protocol/engine-contract.ts';
import type { MenuPlace } from '../../kit/menu-place/menu-place.ts';
import { isCapture } from '../../state/captures-store.ts';
import { showTopicMessages } from '../../state/workspace-actions.ts';
import { ListingItems } from './listing-items.tsx';
import { SubscribeItems } from './subscribe-items.tsx';
import { topicFilterOf } from './topic-filter-of.ts';
import classes from './topic-menu.module.css';

export interface TopicMenuProps {
  readonly profileId: string;
  readonly row: TopicRow;
  readonly place: MenuPlace;
  readonly onCopy: (text: string) => void;
  readonly onPublish?: ((topic: string) => void) | undefined;
  readonly onManageRetained?: ((topicFilter: string) => void) | undefined;
  readonly onClose: () => void;
}

export function TopicMenu(props: TopicMenuProps) {
  const { profileId, row, place, onCopy, onPublish, onManageRetained, onClose } = props;
  const { t } = useTranslation('topics');
  const filter = topicFilterOf(row);
  const { last, topic } = row;
  return (
    <Portal>
      <Menu
        opened
        onChange={(opened) => opened || onClose()}
        position={place.width === 0 ? 'bottom-start' : 'bottom-end'}
        offset={place.width === 0 ? 0 : 4}
        width={240}
        withInitialFocusPlaceholder={false}
        alignItemsLabels="none"
        returnFocus={false}
        transitionProps={{ duration: 0 }}
        classNames={{ dropdown: classes.menu ?? '', item: classes.item ?? '' }}
      >
        <Menu.Target>
          <span
            className={classes.anchor}
            style={{ left: place.x, top: place.y, width: place.width, height: place.height }}
            aria-hidden="true"
          />
        </Menu.Target>
        <Menu.Dropdown aria-label={t('menu.label')}>
          <Menu.Item onClick={() => showTopicMessages(profileId, filter)}>{t('menu.showInMessages')}</Menu.Item>
          <ListingItems profileId={profileId} filter={filter} />
          <Menu.Divider />
          <Menu.Item onClick={() => onCopy(topic)}>{t('menu.copyTopic')}</Menu.Item>
          {last?.previewKind === 'text' && (
            <Menu.Item onClick={() => onCopy(last.preview)}>{t('menu.copyValue')}</Menu.Item>
          )}
          {onPublish && (
            <Menu.Item disabled={!checkTopicName(topic).ok} onClick={() => onPublish(topic)}>
              {t('menu.publish')}
            </Menu.Item>
          )}
          {onManageRetained && <Menu.Item onClick={() => onManageRetained(filter)}>{t('menu.retained')}</Menu.Item>}
          {!isCapture(profileId) && <Menu.Divider />}
          {!isCapture(profileId) && <SubscribeItems profileId={profileId} filter={filter} />}
        </Menu.Dropdown>
      </Menu>
    </Portal>
  );
}
