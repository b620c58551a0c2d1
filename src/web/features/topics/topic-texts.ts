// The tree's English texts come with the tree, which is not in the first view. Russian has all of its texts in one file.
import i18next from 'i18next';
import { topics } from '../../i18n/en/topics.ts';

export function addTopicTexts(): void {
  i18next.addResourceBundle('en', 'topics', topics);
}
