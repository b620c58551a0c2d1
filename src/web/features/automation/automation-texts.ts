// The automation's English texts come with it. Russian has all of its texts in one file.
import i18next from 'i18next';
import { addAssertionTexts } from '../../i18n/add-assertion-texts.ts';
import { addPublishFaultTexts } from '../../i18n/add-publish-fault-texts.ts';
import { automation } from '../../i18n/en/automation.ts';

export function addAutomationTexts(): void {
  i18next.addResourceBundle('en', 'automation', automation);
  addAssertionTexts();
  addPublishFaultTexts();
}
