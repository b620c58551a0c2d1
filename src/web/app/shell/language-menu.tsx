import { IconLanguage } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { changeLanguage, LANGUAGES, type Language } from '../../i18n/i18n.ts';
import { settingsStore } from '../../state/settings-store.ts';
import classes from './choice-button.module.css';
import { ChoiceButton } from './choice-button.tsx';

const CHOICES = LANGUAGES.map(({ code, name }) => ({ value: code, text: name, lang: code }));

export function setLanguage(language: Language): void {
  settingsStore.setState({ language });
  void changeLanguage(language);
}

export function LanguageMenu() {
  const { t, i18n } = useTranslation();
  return (
    <ChoiceButton
      label={t('language')}
      choices={CHOICES}
      value={i18n.language === 'ru' ? 'ru' : 'en'}
      onChange={setLanguage}
    >
      <IconLanguage size={16} stroke={1.75} />
      <span className={classes.code}>{i18n.language.toUpperCase()}</span>
    </ChoiceButton>
  );
}
