// The English texts of the payload views come with them, which is not in the first view. Russian has all of its texts in
// one file.
import i18next from 'i18next';
import { payloadViews } from '../../../i18n/en/payload-views.ts';

export function addPayloadTexts(): void {
  i18next.addResourceBundle('en', 'payloadViews', payloadViews);
}
