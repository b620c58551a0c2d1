import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RowTexts } from './message-row-view.tsx';

/** Looked up once for all rows. */
export function useRowTexts(): RowTexts {
  const { t } = useTranslation('messages');
  return useMemo(
    () => ({
      received: t('received'),
      sent: t('sent'),
      retained: t('retained'),
      repeated: t('repeated'),
      repeatedMeaning: t('repeatedMeaning'),
      bytes: t('bytes'),
      emptyPayload: t('emptyPayload'),
      bookmarked: t('bookmarked'),
      actions: t('menu.actions'),
    }),
    [t],
  );
}
