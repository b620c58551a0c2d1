// Who saw what, in one sentence: the note under a diagnosis.
import { useTranslation } from 'react-i18next';
import type { Diagnosis } from '../diagnose.ts';
import type { Facts } from '../judge/facts.ts';

export function useHow({ failure, report }: Facts, { rows, stage }: Diagnosis): string {
  const { t } = useTranslation('diagnosis');
  const byCompanion = rows.filter(({ by }) => by === 'companion').map((row) => t(`stage.${row.stage}`));
  if (report && byCompanion.length > 0) return t('how.companion', { stages: byCompanion.join(', ') });
  if (failure.cause.kind === 'bridge') return t('how.bridge');
  return t(stage === 'mqtt' || stage === 'session' ? 'how.engine' : 'how.browser');
}
