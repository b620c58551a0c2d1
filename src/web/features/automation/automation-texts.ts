// The automation's English texts come with it. Russian has all of its texts in one file.
import i18next from 'i18next';
import { automation } from '../../i18n/en/automation.ts';

export function addAutomationTexts(): void {
  i18next.addResourceBundle('en', 'automation', automation);
}
