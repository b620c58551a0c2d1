// The texts of the filter's editor come with it, not with the first load.
import i18next from 'i18next';
import { messageFilter } from './en/message-filter.ts';

export function addFilterTexts(): void {
  i18next.addResourceBundle('en', 'messageFilter', messageFilter);
}
