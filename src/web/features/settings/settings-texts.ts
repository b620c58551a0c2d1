// The settings' English texts come with them. Russian has all of its texts in one file.
import i18next from 'i18next';
import { settings } from '../../i18n/en/settings.ts';

export function addSettingsTexts(): void {
  i18next.addResourceBundle('en', 'settings', settings);
}
