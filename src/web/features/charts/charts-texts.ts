// The English texts of this part come with it. Russian has all of its texts in one file.
import i18next from 'i18next';
import { charts } from '../../i18n/en/charts.ts';

export function addChartsTexts(): void {
  i18next.addResourceBundle('en', 'charts', charts);
}
