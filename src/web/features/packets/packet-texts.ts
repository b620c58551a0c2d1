// The packet list's English texts come with it. Russian has all of its texts in one file.
import i18next from 'i18next';
import { packets } from '../../i18n/en/packets.ts';

export function addPacketTexts(): void {
  i18next.addResourceBundle('en', 'packets', packets);
}
