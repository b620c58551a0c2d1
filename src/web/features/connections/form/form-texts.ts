// The form's English texts come with the form: they are many, and nobody reads them before it is opened. Russian has all
// of its texts in one file, which is loaded for whoever reads it.
import i18next from 'i18next';
import { connectionForm } from '../../../i18n/en/connection-form.ts';

export function addFormTexts(): void {
  i18next.addResourceBundle('en', 'connectionForm', connectionForm);
}
