// The part in which a broker is tried out: what is chosen, begun, asked, watched and cancelled.
import { Button } from '@mantine/core';
import { useEffect, useId, useRef } from 'react';
import { MAX_PREFIX_CHARACTERS } from './prefix-fault.ts';
import classes from './probe.module.css';
import { TestOutcome } from './test-outcome.tsx';
import { TestProgress } from './test-progress.tsx';
import { TestQuestion } from './test-question.tsx';
import { type BrokerTest, PACKET_CHOICES } from './use-broker-test.ts';
import { useProbeWords } from './use-probe-words.ts';

export function TestPanel({ test }: { readonly test: BrokerTest }) {
  const { t, amount } = useProbeWords();
  const id = useId();
  const prefix = useRef<HTMLInputElement>(null);
  const start = useRef<HTMLButtonElement>(null);
  const { run, isRunning, fault } = test;
  const wasRunning = useRef(isRunning);
  useEffect(() => {
    // The button that had the focus is gone; whoever has gone elsewhere is left there.
    if (wasRunning.current && !isRunning && document.activeElement === document.body) start.current?.focus();
    wasRunning.current = isRunning;
  }, [isRunning]);
  return (
    <section className={classes.part} aria-labelledby={`${id}-title`}>
      <h3 className={classes.partTitle} id={`${id}-title`}>
        {t('probe.try.title')}
      </h3>
      <p className={classes.intro}>{t('probe.try.intro')}</p>
      <form
        className={classes.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!test.start()) prefix.current?.focus();
        }}
      >
        <div className={classes.field}>
          <label htmlFor={`${id}-prefix`}>{t('probe.try.prefix')}</label>
          <input
            ref={prefix}
            id={`${id}-prefix`}
            className={classes.input}
            value={test.prefix}
            spellCheck={false}
            autoComplete="off"
            disabled={isRunning}
            aria-invalid={fault !== null}
            aria-describedby={`${id}-hint`}
            onChange={({ currentTarget }) => test.setPrefix(currentTarget.value)}
          />
        </div>
        <div className={classes.field}>
          <label htmlFor={`${id}-packet`}>{t('probe.try.maxPacket')}</label>
          <select
            id={`${id}-packet`}
            className={classes.input}
            value={test.maxPacketBytes}
            disabled={isRunning}
            onChange={({ currentTarget }) => test.setMaxPacketBytes(Number(currentTarget.value))}
          >
            {PACKET_CHOICES.map((bytes) => (
              <option key={bytes} value={bytes}>
                {amount('bytes', bytes)}
              </option>
            ))}
          </select>
        </div>
        <Button ref={start} type="submit" variant="filled" disabled={isRunning || !test.isConnected}>
          {t(run?.reportId ? 'probe.try.again' : 'probe.try.start')}
        </Button>
      </form>
      <p id={`${id}-hint`} className={fault ? classes.fault : classes.hint} role={fault ? 'alert' : undefined}>
        {fault ? t(`probe.try.faults.${fault}`, { count: MAX_PREFIX_CHARACTERS }) : t('probe.try.prefixHint')}
      </p>
      {!test.isConnected && !isRunning && <p className={classes.hint}>{t('probe.try.connectFirst')}</p>}
      {test.isAsking && (
        <TestQuestion
          test={test}
          onCancel={() => {
            test.dropQuestion();
            start.current?.focus();
          }}
        />
      )}
      {run && isRunning && <TestProgress run={run} onCancel={test.cancel} />}
      {run && !isRunning && <TestOutcome run={run} />}
    </section>
  );
}
