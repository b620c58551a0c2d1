// The English texts of this part come with it. Russian has all of its texts in one file.
import i18next from 'i18next';
import { learn } from '../../i18n/en/learn.ts';

export function addLearnTexts(): void {
  i18next.addResourceBundle('en', 'learn', learn);
}
