// The English texts come with what shows them, which is not in the first view. Russian has all of its texts in one file.
import i18next from 'i18next';
import { exchanges } from '../../i18n/en/exchanges.ts';

export function addExchangeTexts(): void {
  i18next.addResourceBundle('en', 'exchanges', exchanges);
}
