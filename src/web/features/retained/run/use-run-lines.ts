import { useTranslation } from 'react-i18next';
import type { ShownRun } from './runs-store.ts';

/** What an ended run says of itself, as sentences. */
export function useRunLines(run: ShownRun): readonly string[] {
  const { t, i18n } = useTranslation('retained');
  const { kind, end, counts, troubles, checked } = run;
  const counted = (count: number) => ({ count, shown: count.toLocaleString(i18n.language) });
  const lines: string[] = [];
  if (end === 'cancelled') lines.push(t('run.cancelled', counted(counts.waiting)));
  if (end === 'connection-lost') {
    lines.push(counts.waiting > 0 ? t('run.interrupted', counted(counts.waiting)) : t('run.interruptedLast'));
  }
  lines.push(kind === 'delete' ? t('run.deleted', counted(counts.done)) : t('run.restored', counted(counts.done)));
  if (counts.sent > 0) lines.push(t('run.unanswered', counted(counts.sent)));
  // “Nothing is left” beside what did not work would contradict it.
  const isClaimed = !checked || troubles.length === 0;
  if (end === 'finished' && counts.done > 0 && isClaimed)
    lines.push(t(checked ? `run.checked.${kind}` : 'run.unchecked'));
  if (troubles.length > 0) lines.push(t('run.troubles', counted(troubles.length)));
  return lines;
}
