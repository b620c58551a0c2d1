// How far a test is.
import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { BrokerRun } from '../../../state/broker-report-run.ts';
import classes from './probe.module.css';
import { useProbeWords } from './use-probe-words.ts';

export function TestProgress({ run, onCancel }: { readonly run: BrokerRun; readonly onCancel: () => void }) {
  const { t, number, messages } = useProbeWords();
  const cancel = useRef<HTMLButtonElement>(null);
  // The button that was pressed cannot be pressed now.
  useEffect(() => cancel.current?.focus(), []);
  const state = run.state?.phase === 'running' ? run.state : null;
  const done = state?.done ?? 0;
  const of = state?.of ?? 1;
  const what = !state
    ? t('probe.try.starting')
    : state.testing === null
      ? t('probe.try.cleaningUp')
      : t('probe.try.running', { what: t(`probe.capabilities.${state.testing}`) });
  const words = run.isCancelling ? t('probe.try.cancelling') : what;
  return (
    <div className={classes.progress}>
      <div className={classes.progressText}>
        <span>{words}</span>
        <span className={classes.progressCount}>
          {t('probe.try.progress', { done: number(done), of: number(of), messages: messages(state?.messages ?? 0) })}
        </span>
      </div>
      <progress
        className={classes.bar}
        value={done}
        max={of}
        aria-label={t('probe.try.progressLabel')}
        aria-valuetext={words}
      />
      <Button ref={cancel} variant="default" disabled={run.isCancelling} onClick={onCancel}>
        {t('probe.try.cancel')}
      </Button>
    </div>
  );
}
