// The English texts of what belongs to a message come with it, which is not in the first view. Russian has all of its
// texts in one file.
import i18next from 'i18next';
import { related } from '../../../i18n/en/related.ts';

export function addRelatedTexts(): void {
  i18next.addResourceBundle('en', 'related', related);
}
