// The library's English texts come with it, and those of the checks and faults that it shows. Russian has all of its texts
// in one file.
import i18next from 'i18next';
import { addAssertionTexts } from '../../i18n/add-assertion-texts.ts';
import { addPublishFaultTexts } from '../../i18n/add-publish-fault-texts.ts';
import { library } from '../../i18n/en/library.ts';

export function addLibraryTexts(): void {
  i18next.addResourceBundle('en', 'library', library);
  addAssertionTexts();
  addPublishFaultTexts();
}
