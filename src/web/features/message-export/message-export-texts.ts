// The export's English texts come with it. Russian has all of its texts in one file.
import i18next from 'i18next';
import { messageExport } from '../../i18n/en/message-export.ts';

export function addMessageExportTexts(): void {
  i18next.addResourceBundle('en', 'messageExport', messageExport);
}
