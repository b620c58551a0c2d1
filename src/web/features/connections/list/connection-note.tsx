import { useTranslation } from 'react-i18next';
import { useSecondsUntil } from '../../../kit/countdown/use-seconds-until.ts';
import { type ConnectionActivity, formatRate } from './connection-activity.ts';

/** The few characters at the end of a connection's row. */
export function ConnectionNote({ note }: { readonly note: ConnectionActivity['note'] }) {
  const { t, i18n } = useTranslation('connections');
  const seconds = useSecondsUntil(note.kind === 'retry' ? note.at : null);
  switch (note.kind) {
    case 'none':
      return null;
    case 'rate':
      return t('list.rate', { rate: formatRate(note.perS, i18n.language) });
    case 'connecting':
      return t('list.connecting');
    case 'retry':
      return seconds === null || seconds === 0 ? t('list.retrying') : t('list.retryIn', { seconds });
    case 'offline':
      return t('list.offline');
    case 'failed':
      return t('list.failed');
    case 'asks':
      return t(`list.asks.${note.what}`);
  }
}
