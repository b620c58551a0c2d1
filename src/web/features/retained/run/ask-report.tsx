import { useTranslation } from 'react-i18next';
import type { ProtocolVersion } from '../../../../core/mqtt/protocol-version.ts';
import { formatReasonCode, reasonName } from '../../../../core/mqtt/reason-code.ts';
import type { EngineError } from '../../../../core/protocol/engine-contract.ts';
import type { AskState } from '../use-asking.ts';
import classes from './run-report.module.css';

export interface AskReportProps {
  readonly state: AskState;
  readonly topicFilter: string;
  readonly version: ProtocolVersion;
}

/** What came of asking the broker. */
export function AskReport({ state, topicFilter, version }: AskReportProps) {
  const { t } = useTranslation('retained');
  const failure = ({ code, detail, refusal, message }: EngineError) => {
    if (code === 'not-connected') return t('askFailed.not-connected');
    if (detail?.limit === 'retainAvailable') return t('askFailed.retainAvailable');
    if (detail?.limit === 'wildcardSubscriptions') return t('askFailed.wildcardSubscriptions');
    if (!refusal) return t('askFailed.other', { message });
    const name = refusal.reasonString ?? reasonName(version, 'SUBACK', refusal.reasonCode);
    return t('askFailed.refused', { filter: topicFilter, name, code: formatReasonCode(refusal.reasonCode) });
  };
  return (
    <div role="status" className={classes.asked}>
      {state.kind === 'answered' && <p>{t('asked')}</p>}
      {state.kind === 'failed' && <p className={classes.fault}>{failure(state.error)}</p>}
    </div>
  );
}
