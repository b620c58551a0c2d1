// The texts of assertions come with their editor, not with the first load.
import i18next from 'i18next';
import { assertions } from './en/assertions.ts';

export function addAssertionTexts(): void {
  i18next.addResourceBundle('en', 'assertions', assertions);
}
