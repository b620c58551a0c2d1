// The replay's English texts come with it. Russian has all of its texts in one file.
import i18next from 'i18next';
import { replay } from '../../i18n/en/replay.ts';

export function addReplayTexts(): void {
  i18next.addResourceBundle('en', 'replay', replay);
}
