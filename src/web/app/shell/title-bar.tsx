import { ActionIcon } from '@mantine/core';
import { IconLayoutSidebar, IconLayoutSidebarRight, IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { setFolded, settingsStore } from '../../state/settings-store.ts';
import { openPalette } from '../palette/palette-store.ts';
import { LanguageMenu } from './language-menu.tsx';
import { Logo } from './logo.tsx';
import { SettingsButton } from './settings-button.tsx';
import { StopEverything } from './stop-everything.tsx';
import { ThemeMenu } from './theme-menu.tsx';
import classes from './title-bar.module.css';

/** macOS has Cmd where the others have Ctrl. */
export const COMMAND_KEY = /Mac|iP(hone|ad|od)/.test(navigator.platform) ? '⌘' : 'Ctrl';

export function TitleBar() {
  const { t } = useTranslation();
  return (
    <header className={classes.bar}>
      <div className={classes.brand}>
        <Logo />
        {t('title')}
      </div>
      <button type="button" className={classes.palette} onClick={openPalette} aria-keyshortcuts="Control+K Meta+K">
        <IconSearch size={14} stroke={1.75} />
        <span className={classes.grow}>{t('palette')}</span>
        <span className={classes.hint} aria-hidden="true">
          <kbd className={classes.key}>{COMMAND_KEY} K</kbd>
        </span>
      </button>
      <div className={classes.tools}>
        <StopEverything />
        <FoldButton pane="connections" />
        <FoldButton pane="inspector" />
        <LanguageMenu />
        <ThemeMenu />
        <SettingsButton size={28} />
      </div>
    </header>
  );
}

function FoldButton({ pane }: { readonly pane: 'connections' | 'inspector' }) {
  const { t } = useTranslation();
  const folded = useStore(settingsStore, (state) => state.folded[pane] ?? false);
  const name = t(`fold.${pane}`);
  const Icon = pane === 'connections' ? IconLayoutSidebar : IconLayoutSidebarRight;
  return (
    <ActionIcon aria-label={name} title={name} aria-pressed={folded} onClick={() => setFolded(pane, !folded)}>
      <Icon size={16} stroke={1.75} />
    </ActionIcon>
  );
}
