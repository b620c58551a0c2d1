import { useTranslation } from 'react-i18next';
import type { ProtocolVersion } from '../../../../core/mqtt/protocol-version.ts';
import { formatReasonCode, reasonName } from '../../../../core/mqtt/reason-code.ts';
import type { EngineError } from '../../../../core/protocol/engine-contract.ts';
import type { Outcome } from './outcome.ts';
import type { RunKind } from './retained-run.ts';

/** Why one topic did not work. */
export function useTroubleText(kind: RunKind, version: ProtocolVersion): (outcome: Outcome) => string {
  const { t } = useTranslation('retained');
  const faultText = ({ code, detail, message }: EngineError) => {
    switch (detail?.limit) {
      case 'maximumQos':
        return t('run.trouble.maximumQos', { asked: detail.asked, allowed: detail.allowed });
      case 'maximumPacketSize':
        return t('run.trouble.maximumPacketSize', { asked: detail.asked, allowed: detail.allowed });
      case 'retainAvailable':
        return t('run.trouble.retainAvailable');
      default:
        return code === 'invalid' ? t('run.trouble.invalid') : t('run.trouble.other', { message });
    }
  };
  return (outcome) => {
    switch (outcome.kind) {
      case 'refused': {
        const { reasonCode, reasonString: reason } = outcome;
        const values = { name: reasonName(version, 'PUBACK', reasonCode), code: formatReasonCode(reasonCode) };
        return reason === null ? t('run.trouble.refused', values) : t('run.trouble.refusedWith', { ...values, reason });
      }
      case 'lost':
        return t('run.trouble.lost');
      case 'expired':
        return t('run.trouble.expired');
      case 'fault':
        return faultText(outcome.error);
      case 'without-effect':
        return t(kind === 'delete' ? 'run.trouble.stillThere' : 'run.trouble.notThere');
      case 'waiting':
      case 'sent':
      case 'done':
        return '';
    }
  };
}
