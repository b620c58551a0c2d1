// The captures' English texts come with them. Russian has all of its texts in one file.
import i18next from 'i18next';
import { capture } from '../../i18n/en/capture.ts';

export function addCaptureTexts(): void {
  i18next.addResourceBundle('en', 'capture', capture);
}
