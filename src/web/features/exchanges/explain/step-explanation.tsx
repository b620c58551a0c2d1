// What the protocol promises at this step, and who has to remember what: under the diagram, of the step that is lit.
import { useTranslation } from 'react-i18next';
import type { Exchange } from '../../../../core/log/exchange.ts';
import type { Side } from '../diagram/holdings.ts';
import { explainStep, type Held } from './explain-step.ts';
import { clausesOf } from './step-clauses.ts';
import classes from './step-explanation.module.css';
import { useStepFacts } from './use-step-facts.ts';

export interface StepExplanationProps {
  readonly profileId: string;
  readonly exchange: Exchange;
  /** A position in its steps. */
  readonly at: number;
}

export function StepExplanation({ profileId, exchange, at }: StepExplanationProps) {
  const { t } = useTranslation('exchanges');
  const step = exchange.steps[at];
  const facts = useStepFacts(profileId, step, exchange.firstSeq);
  const told = facts ? explainStep(exchange, at, facts) : null;
  if (!step || !told || !facts) return <section className={classes.explanation} />;
  const receiver: Side = told.sender === 'client' ? 'broker' : 'client';
  const words = {
    sender: t(told.sender),
    receiver: t(receiver),
    Sender: t(told.sender === 'client' ? 'Client' : 'Broker'),
    Receiver: t(receiver === 'client' ? 'Client' : 'Broker'),
    id: exchange.packetId,
    type: step.kind === 'packet' ? step.type : '',
  };
  const clauses = clausesOf(told.key, facts.version);
  const fault = step.kind === 'packet' ? step.fault : null;
  return (
    <section className={classes.explanation} aria-live="polite">
      <h3 className={classes.title}>{t(`explain.${told.key}.title`, words)}</h3>
      {fault !== null && (
        <p className={classes.fault}>
          <b>{t('faultHere')}</b> <bdi>{fault}</bdi>
        </p>
      )}
      <p className={classes.text}>{t(`explain.${told.key}.text`, words)}</p>
      {clauses.length > 0 && (
        <p className={classes.clauses} title={t('clauses')}>
          {clauses.map((clause) => (
            <span key={clause}>{`${clause} `}</span>
          ))}
        </p>
      )}
      <div className={classes.sides}>
        <HeldBox title={t('holds.client')} held={told.client} packetId={exchange.packetId} />
        <HeldBox title={t('holds.broker')} held={told.broker} packetId={exchange.packetId} />
      </div>
    </section>
  );
}

interface HeldBoxProps {
  readonly title: string;
  readonly held: Held;
  readonly packetId: number | null;
}

function HeldBox({ title, held, packetId }: HeldBoxProps) {
  const { t } = useTranslation('exchanges');
  return (
    <div className={classes.side} role="group" aria-label={title} data-holds={held.key}>
      <b>{title}</b>
      <span>{t(`holds.${held.key}`, { until: held.until, id: packetId })}</span>
    </div>
  );
}
