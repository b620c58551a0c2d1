// How a test has ended: with a report, cancelled, or why there is none.
import type { BrokerProbeFault } from '../../../../core/protocol/broker-probe-contract.ts';
import type { BrokerRun } from '../../../state/broker-report-run.ts';
import classes from './probe.module.css';
import { useProbeWords } from './use-probe-words.ts';

export function TestOutcome({ run }: { readonly run: BrokerRun }) {
  const { t, number, messages } = useProbeWords();
  const { state } = run;
  if (run.fault) {
    return (
      <p className={classes.fault} role="alert">
        {t(run.fault === 'gone' ? 'probe.try.gone' : 'probe.try.notStarted')}
      </p>
    );
  }
  if (!state || state.phase === 'running') return null;
  const left = state.left.length > 0 && (
    <p className={classes.fault} role="alert">
      {t('probe.try.left', { what: state.left.join(', ') })} {t('probe.try.leftExpiry')}
    </p>
  );
  if (state.phase === 'failed') {
    return (
      <>
        <FaultText fault={state.fault} prefix={run.start.prefix} />
        {left}
      </>
    );
  }
  const isClean = state.left.length === 0;
  const words = () => {
    if (state.phase === 'cancelled') return t(isClean ? 'probe.try.cancelled' : 'probe.try.cancelledLeft');
    const params = { messages: messages(state.messages), seconds: number(Math.round(state.durationMs / 100) / 10) };
    return t(isClean ? 'probe.try.finished' : 'probe.try.finishedLeft', params);
  };
  return (
    <>
      <p className={classes.done} role="status">
        {words()}
      </p>
      {left}
    </>
  );
}

function FaultText({ fault, prefix }: { readonly fault: BrokerProbeFault; readonly prefix: string }) {
  const { t, setback } = useProbeWords();
  const words = () => {
    switch (fault.kind) {
      case 'connect':
        return `${t('probe.try.faults.connect')} ${setback(fault.setback, fault.version)}`;
      case 'internal':
        return t('probe.try.faults.internal', { message: fault.message });
      case 'prefix': {
        const why = fault.setback ? setback(fault.setback, 5) : '';
        if (fault.step === 'subscribe') return t('probe.try.faults.prefixSubscribe', { prefix, why });
        if (fault.step === 'publish') return t('probe.try.faults.prefixPublish', { prefix, why });
        return t('probe.try.faults.prefixDeliver', { prefix });
      }
    }
  };
  return (
    <p className={classes.fault} role="alert">
      {words()}
    </p>
  );
}
