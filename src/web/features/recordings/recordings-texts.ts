// The English texts of recordings come with them. Russian has all of its texts in one file.
import i18next from 'i18next';
import { recordings } from '../../i18n/en/recordings.ts';

export function addRecordingsTexts(): void {
  i18next.addResourceBundle('en', 'recordings', recordings);
}
