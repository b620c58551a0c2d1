// What a test means for a broker of others: asked before it begins.
import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useId, useRef } from 'react';
import classes from './probe.module.css';
import type { BrokerTest } from './use-broker-test.ts';
import { useProbeWords } from './use-probe-words.ts';

export function TestQuestion({ test, onCancel }: { readonly test: BrokerTest; readonly onCancel: () => void }) {
  const { t, messages } = useProbeWords();
  const { host, prefix } = test;
  const id = useId();
  const cancel = useRef<HTMLButtonElement>(null);
  useEffect(() => cancel.current?.focus(), []);
  return (
    <div
      className={classes.question}
      role="alertdialog"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      onKeyDown={({ key }) => key === 'Escape' && onCancel()}
    >
      <h4 className={classes.questionTitle} id={`${id}-title`}>
        <IconAlertTriangle size={16} stroke={1.75} aria-hidden="true" />
        {t('probe.try.question.title', { host })}
      </h4>
      <div id={`${id}-text`} className={classes.questionText}>
        <p>{t('probe.try.question.load', { host, prefix, messages: messages(test.messages) })}</p>
        <p>{t('probe.try.question.foreign')}</p>
      </div>
      <div className={classes.questionButtons}>
        <Button ref={cancel} variant="default" onClick={onCancel}>
          {t('probe.try.question.cancel')}
        </Button>
        <Button variant="filled" onClick={test.begin}>
          {t('probe.try.question.go', { host })}
        </Button>
      </div>
    </div>
  );
}
