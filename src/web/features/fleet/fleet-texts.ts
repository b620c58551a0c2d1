// The English texts of simulated devices come with them. Russian has all of its texts in one file.
import i18next from 'i18next';
import { addPublishFaultTexts } from '../../i18n/add-publish-fault-texts.ts';
import { fleet } from '../../i18n/en/fleet.ts';

export function addFleetTexts(): void {
  i18next.addResourceBundle('en', 'fleet', fleet);
  addPublishFaultTexts();
}
