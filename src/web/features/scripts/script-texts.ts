// The scripts' English texts come with them. Russian has all of its texts in one file.
import i18next from 'i18next';
import { scripts } from '../../i18n/en/scripts.ts';

export function addScriptTexts(): void {
  i18next.addResourceBundle('en', 'scripts', scripts);
}
