import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ConnectionProfile } from '../../../../core/mqtt/connection-profile.ts';
import type { ConnectionPhase } from '../../../../core/protocol/engine-contract.ts';
import { connect, disconnect, showWorkspace } from '../../../state/workspace-actions.ts';
import { openEditConnection } from '../connection-dialog-store.ts';
import classes from './connection-row.module.css';
import type { ConnectionList } from './use-connection-list.ts';

interface ConnectionRowMenuProps {
  readonly profile: ConnectionProfile;
  readonly phase: ConnectionPhase;
  readonly opened: boolean;
  readonly onChange: (opened: boolean) => void;
  readonly tabIndex: number;
  readonly list: ConnectionList;
}

export function ConnectionRowMenu(props: ConnectionRowMenuProps) {
  const { profile, phase, opened, onChange, tabIndex, list } = props;
  const { t } = useTranslation('connections');
  return (
    <Menu
      opened={opened}
      onChange={onChange}
      position="bottom-end"
      width={176}
      offset={4}
      withInitialFocusPlaceholder={false}
      classNames={{ dropdown: classes.menu ?? '', item: classes.item ?? '', itemSection: classes.shortcut ?? '' }}
    >
      <Menu.Target>
        <ActionIcon
          className={classes.more ?? ''}
          tabIndex={tabIndex}
          aria-label={t('list.actions', { name: profile.name })}
        >
          <IconDots size={16} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <ConnectItem profileId={profile.id} phase={phase} />
        <Menu.Item rightSection="F2" onClick={() => openEditConnection(profile.id)}>
          {t('list.edit')}
        </Menu.Item>
        <Menu.Item onClick={() => list.duplicate(profile)}>{t('list.duplicate')}</Menu.Item>
        <Menu.Item className={classes.danger ?? ''} rightSection="Del" onClick={() => list.remove(profile)}>
          {t('list.delete')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function ConnectItem({ profileId, phase }: { readonly profileId: string; readonly phase: ConnectionPhase }) {
  const { t } = useTranslation('connections');
  switch (phase) {
    case 'disconnected':
    case 'failed':
      return (
        <Menu.Item
          onClick={() => {
            showWorkspace(profileId);
            void connect(profileId);
          }}
        >
          {t('list.connect')}
        </Menu.Item>
      );
    case 'connecting':
    case 'reconnecting':
      return <Menu.Item onClick={() => disconnect(profileId)}>{t('cancel')}</Menu.Item>;
    case 'connected':
      return <Menu.Item onClick={() => disconnect(profileId)}>{t('list.disconnect')}</Menu.Item>;
  }
}
