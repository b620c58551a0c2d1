// What many devices, or devices on somebody else's broker, will do to it: asked before they start.
import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useId, useRef } from 'react';
import type { FleetSpec } from '../../../core/publish/fleet.ts';
import type { FleetQuestion } from '../../../core/publish/fleet-limits.ts';
import classes from './fleet.module.css';
import { useFleetWords } from './use-fleet-words.ts';

export interface FleetQuestionPanelProps {
  readonly fleet: FleetSpec;
  readonly host: string;
  readonly question: FleetQuestion;
  readonly onGo: () => void;
  readonly onCancel: () => void;
}

export function FleetQuestionPanel({ fleet, host, question, onGo, onCancel }: FleetQuestionPanelProps) {
  const { t, counted, rate } = useFleetWords();
  const id = useId();
  const cancel = useRef<HTMLButtonElement>(null);
  useEffect(() => cancel.current?.focus(), []);
  const devices = counted(fleet.devices);
  return (
    <div
      className={classes.question}
      role="alertdialog"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      onKeyDown={({ key }) => key === 'Escape' && onCancel()}
    >
      <h3 className={classes.questionTitle} id={`${id}-title`}>
        <IconAlertTriangle size={16} stroke={1.75} aria-hidden="true" />
        {t('question.title', { ...devices, host })}
      </h3>
      <div id={`${id}-text`} className={classes.questionText}>
        <p>{t('question.load', { host, connections: t('question.connections', devices), rate: rate(fleet) })}</p>
        {question.isForeign && <p>{t('question.foreign')}</p>}
        {question.isOverBrowser && <p>{t('question.browser')}</p>}
      </div>
      <div className={classes.questionButtons}>
        <Button ref={cancel} variant="default" onClick={onCancel}>
          {t('question.cancel')}
        </Button>
        <Button variant="filled" onClick={onGo}>
          {t('question.go', { ...devices, host })}
        </Button>
      </div>
    </div>
  );
}
