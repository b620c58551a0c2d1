// The import's English texts come with it. Russian has all of its texts in one file.
import i18next from 'i18next';
import { transferImport } from '../../../i18n/en/transfer-import.ts';

export function addImportTexts(): void {
  i18next.addResourceBundle('en', 'transferImport', transferImport);
}
