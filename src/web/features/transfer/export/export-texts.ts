// The export's English texts come with it. Russian has all of its texts in one file.
import i18next from 'i18next';
import { transferExport } from '../../../i18n/en/transfer-export.ts';

export function addExportTexts(): void {
  i18next.addResourceBundle('en', 'transferExport', transferExport);
}
