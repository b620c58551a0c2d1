// The English texts of this part come with it. Russian has all of its texts in one file.
import i18next from 'i18next';
import { broker } from '../../i18n/en/broker.ts';

export function addBrokerTexts(): void {
  i18next.addResourceBundle('en', 'broker', broker);
}
