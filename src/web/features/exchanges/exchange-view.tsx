// The exchange of the opened packet: what it is about, how it went, and what the protocol promises at each step.
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Exchange, ExchangeStep } from '../../../core/log/exchange.ts';
import { useWorkspace } from '../../state/use-workspace.ts';
import { openPacket } from '../../state/workspace-actions.ts';
import { ExchangeDiagram } from './diagram/exchange-diagram.tsx';
import { ExchangeHead } from './exchange-head.tsx';
import classes from './exchange-view.module.css';
import { StepExplanation } from './explain/step-explanation.tsx';
import type { ShownExchange } from './use-exchange.ts';

export interface ExchangeViewProps {
  readonly profileId: string;
  readonly shown: ShownExchange;
}

export function ExchangeView({ profileId, shown }: ExchangeViewProps) {
  const { t } = useTranslation('exchanges');
  if (shown.kind === 'loading') return null;
  if (shown.kind !== 'shown') return <p className={classes.hint}>{t(shown.kind === 'none' ? 'none' : 'alone')}</p>;
  return <Shown profileId={profileId} exchange={shown.exchange} />;
}

function Shown({ profileId, exchange }: { readonly profileId: string; readonly exchange: Exchange }) {
  const opened = useWorkspace(profileId, ({ packetSeq }) => packetSeq);
  /** A step that is no packet of this exchange cannot be opened: it is only explained. */
  const [besides, setBesides] = useState<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another packet was opened
  useEffect(() => setBesides(null), [opened]);
  const chosenSeq = besides ?? opened;
  const at = exchange.steps.findIndex(({ seq }) => seq === chosenSeq);
  const choose = (step: ExchangeStep) => {
    if (step.kind !== 'packet') return setBesides(step.seq);
    setBesides(null);
    openPacket(profileId, step.seq);
  };
  return (
    <>
      <ExchangeHead exchange={exchange} />
      <ExchangeDiagram exchange={exchange} chosenSeq={chosenSeq} onChoose={choose} />
      <Legend exchange={exchange} />
      <StepExplanation profileId={profileId} exchange={exchange} at={Math.max(0, at)} />
    </>
  );
}

/** What the bars on the lifelines mean, where there are some. */
function Legend({ exchange: { kind, qos } }: { readonly exchange: Exchange }) {
  const { t } = useTranslation('exchanges');
  const hasMessage = kind === 'publish' && qos !== 0;
  const hasPacketId = kind === 'subscribe' || kind === 'unsubscribe' || (hasMessage && qos === 2);
  if (!hasMessage && !hasPacketId) return null;
  return (
    <p className={classes.legend}>
      {hasMessage && (
        <span>
          <i className={classes.bar} data-keeps="message" /> {t('keepsMessage')}
        </span>
      )}
      {hasPacketId && (
        <span>
          <i className={classes.bar} data-keeps="packetId" /> {t('keepsPacketId')}
        </span>
      )}
    </p>
  );
}
