import { useTranslation } from 'react-i18next';
import { formatReasonCode, reasonName } from '../../../../core/mqtt/reason-code.ts';
import type { HistoryOutcome } from '../../../storage/stored-history.ts';

/** `No matching subscribers`: a success that is worth a word. */
const NOBODY = 0x10;

export function useOutcomeWords() {
  const { t } = useTranslation('library');
  return {
    tone: ({ kind }: HistoryOutcome) => (kind === 'refused' || kind === 'lost' ? 'error' : undefined),
    words({ kind, reasonCode }: HistoryOutcome): string {
      if (kind !== 'refused' && reasonCode === NOBODY) return t('outcome.nobody');
      if (kind !== 'refused' || reasonCode === null) return t(`outcome.${kind}`);
      return t('outcome.refusedWith', {
        name: reasonName(5, 'PUBACK', reasonCode),
        code: formatReasonCode(reasonCode),
      });
    },
  };
}
