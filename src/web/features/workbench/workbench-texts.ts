// The workbench's English texts come with it, and those that its parts share. Russian has all of its texts in one file.
import i18next from 'i18next';
import { addAssertionTexts } from '../../i18n/add-assertion-texts.ts';
import { addPublishFaultTexts } from '../../i18n/add-publish-fault-texts.ts';
import { workbench } from '../../i18n/en/workbench.ts';

export function addWorkbenchTexts(): void {
  i18next.addResourceBundle('en', 'workbench', workbench);
  addAssertionTexts();
  addPublishFaultTexts();
}
