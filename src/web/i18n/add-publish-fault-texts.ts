// The texts of what goes wrong with publishes come with what says them, not with the first load.
import i18next from 'i18next';
import { publishFaults } from './en/publish-faults.ts';

export function addPublishFaultTexts(): void {
  i18next.addResourceBundle('en', 'publishFaults', publishFaults);
}
