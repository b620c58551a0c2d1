// The library's English texts come with it. Russian has all of its texts in one file.
import i18next from 'i18next';
import { library } from '../../i18n/en/library.ts';

export function addLibraryTexts(): void {
  i18next.addResourceBundle('en', 'library', library);
}
