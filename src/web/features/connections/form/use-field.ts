import { useTranslation } from 'react-i18next';
import type { DraftField } from './draft-faults.ts';
import type { ProfileForm } from './use-profile-form.ts';

/** What every field that can be at fault has: its fault in words, and where the focus goes after an attempt to save. */
export function useField(form: ProfileForm) {
  const { t } = useTranslation('connectionForm');
  return (field: DraftField) => {
    const fault = form.faults[field];
    return {
      'data-field': field,
      fault: fault && t(`fault.${fault}`),
      onBlur: () => form.dispatch({ type: 'leave', field }),
    };
  };
}
