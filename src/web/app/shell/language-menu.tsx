import { Button, Menu } from '@mantine/core';
import { IconLanguage } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { changeLanguage, LANGUAGES, type Language } from '../../i18n/i18n.ts';
import { settingsStore } from '../../state/settings-store.ts';
import classes from './menu-button.module.css';

export function setLanguage(language: Language): void {
  settingsStore.setState({ language });
  void changeLanguage(language);
}

export function LanguageMenu() {
  const { t, i18n } = useTranslation();
  return (
    <Menu position="bottom-end" withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button className={classes.button ?? ''} variant="subtle" color="gray" aria-label={t('language')}>
          <IconLanguage size={16} stroke={1.75} />
          <span className={classes.code}>{i18n.language.toUpperCase()}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {LANGUAGES.map(({ code, name }) => (
          <Menu.RadioItem
            closeMenuOnClick
            key={code}
            value={code}
            checked={i18n.language === code}
            onChange={() => setLanguage(code)}
          >
            <span lang={code}>{name}</span>
          </Menu.RadioItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
