// The manager's English texts come with it. Russian has all of its texts in one file.
import i18next from 'i18next';
import { retained } from '../../i18n/en/retained.ts';

export function addRetainedTexts(): void {
  i18next.addResourceBundle('en', 'retained', retained);
}
