// The pane's English texts come with it. Russian has all of its texts in one file.
import i18next from 'i18next';
import { topicPanel } from '../../i18n/en/topic-panel.ts';

export function addTopicPanelTexts(): void {
  i18next.addResourceBundle('en', 'topicPanel', topicPanel);
}
