// What else can be done with the draft than to publish it.
import { ActionIcon, Menu } from '@mantine/core';
import {
  IconBookmark,
  IconClipboardText,
  IconDots,
  IconEraser,
  IconMessageQuestion,
  IconRepeat,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { EMPTY_TEMPLATE } from '../../../core/publish/publish-template.ts';
import { leftOutOfCommand, publishCommand } from '../../../core/transfer/publish-command.ts';
import { copyText } from '../../kit/copy-text/copy-text.ts';
import { profilesStore } from '../../state/profiles-store.ts';
import { templateOf } from '../../state/publish-drafts.ts';
import { storedSecretNames } from '../../storage/profile-storage.ts';
import classes from './composer.module.css';
import type { ComposerProps } from './composer.tsx';
import type { ComposerModel } from './use-composer.ts';

export interface ComposerMenuProps {
  readonly composer: ComposerModel;
  readonly actions: ComposerProps;
}

export function ComposerMenu({ composer, actions }: ComposerMenuProps) {
  const { t } = useTranslation('publish');
  const { draft, prepared, profileId, change } = composer;
  const profile = useStore(profilesStore, ({ profiles }) => profiles.find(({ id }) => id === profileId));
  const template = templateOf(draft);
  const leftOut = profile && prepared?.ok ? leftOutOfCommand(profile.version, prepared.value.properties) : [];
  const copy = async () => {
    if (!profile || !prepared?.ok) return;
    const secrets: readonly string[] = await storedSecretNames(profileId).catch(() => []);
    const hasPassword = secrets.includes('password') || profile.askPassword === true;
    await copyText(publishCommand(profile, prepared.value, hasPassword).command);
  };
  const icon = { size: 16, stroke: 1.75 };
  return (
    <Menu position="top-end">
      <Menu.Target>
        <ActionIcon aria-label={t('menu.name')} title={t('menu.name')}>
          <IconDots size={16} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconBookmark {...icon} />}
          disabled={draft.file !== null}
          onClick={() => actions.onSave(template, draft.savedId)}
        >
          {t('menu.save')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconRepeat {...icon} />}
          disabled={draft.file !== null}
          onClick={() => actions.onRepeat(template)}
        >
          {t('menu.repeat')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconMessageQuestion {...icon} />}
          disabled={draft.file !== null}
          onClick={() => actions.onRequest(template)}
        >
          {t('menu.request')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconClipboardText {...icon} />}
          disabled={!profile || !prepared?.ok || draft.file !== null}
          onClick={() => void copy()}
        >
          {t('menu.copyCommand')}
          {leftOut.length > 0 && (
            <span className={classes.menuNote}>
              {t('menu.copyWithout', { names: leftOut.map((name) => t(`properties.${name}`)).join(', ') })}
            </span>
          )}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconEraser {...icon} />}
          onClick={() => change({ ...EMPTY_TEMPLATE, file: null, savedId: null })}
        >
          {t('menu.clear')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
