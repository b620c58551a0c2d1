// What the protocol promises at this step, and who has to remember what: under the diagram, of the step that is lit.
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Exchange, ExchangeStep } from '../../../../core/log/exchange.ts';
import type { ProtocolVersion } from '../../../../core/mqtt/protocol-version.ts';
import type { Side } from '../diagram/holdings.ts';
import { type Explanation, explainStep, type Held } from './explain-step.ts';
import { clausesOf } from './step-clauses.ts';
import classes from './step-explanation.module.css';
import { type KnownFacts, useStepFacts } from './use-step-facts.ts';

export interface StepExplanationProps {
  readonly profileId: string;
  readonly exchange: Exchange;
  /** A position in its steps. */
  readonly at: number;
}

export function StepExplanation({ profileId, exchange, at }: StepExplanationProps) {
  const facts = useStepFacts(profileId, exchange.steps[at], exchange.firstSeq);
  const before = useRef<StepTold>(null);
  const told = facts ? toldOf(exchange, at, facts) : before.current;
  // What is told stays until the next is known, so that nothing flashes.
  useEffect(() => {
    before.current = told;
  }, [told]);
  return told ? <Told {...told} /> : <section className={classes.explanation} />;
}

/** What is said of a step, with all that it is said of. */
interface StepTold {
  readonly exchange: Exchange;
  readonly step: ExchangeStep;
  readonly explanation: Explanation;
  readonly version: ProtocolVersion;
}

function toldOf(exchange: Exchange, at: number, facts: KnownFacts): StepTold | null {
  const step = exchange.steps[at];
  const explanation = explainStep(exchange, at, facts);
  return step && explanation ? { exchange, step, explanation, version: facts.version } : null;
}

function Told({ exchange, step, explanation: told, version }: StepTold) {
  const { t } = useTranslation('exchanges');
  const receiver: Side = told.sender === 'client' ? 'broker' : 'client';
  const words = {
    sender: t(told.sender),
    receiver: t(receiver),
    Sender: t(told.sender === 'client' ? 'Client' : 'Broker'),
    Receiver: t(receiver === 'client' ? 'Client' : 'Broker'),
    id: exchange.packetId,
    type: step.kind === 'packet' ? step.type : '',
  };
  const clauses = clausesOf(told.key, version);
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
