// The workbench's English texts come with it. Russian has all of its texts in one file.
import i18next from 'i18next';
import { workbench } from '../../i18n/en/workbench.ts';

export function addWorkbenchTexts(): void {
  i18next.addResourceBundle('en', 'workbench', workbench);
}
