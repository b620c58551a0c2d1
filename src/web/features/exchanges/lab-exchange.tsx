// One exchange on its own, live, without what stands beside the packet list: what a lab shows beside its step.
import { useTranslation } from 'react-i18next';
import type { Exchange } from '../../../core/log/exchange.ts';
import { ExchangeDiagram } from './diagram/exchange-diagram.tsx';
import { ExchangeHead } from './exchange-head.tsx';
import { addExchangeTexts } from './exchange-texts.ts';
import { StepExplanation } from './explain/step-explanation.tsx';
import classes from './lab-exchange.module.css';
import { SaveMenu } from './save/save-menu.tsx';
import { useExchange } from './use-exchange.ts';

addExchangeTexts();

export interface LabExchangeProps {
  readonly profileId: string;
  /** Of one of its packets. */
  readonly seq: number;
  /** Says below what its last step means. */
  readonly explains: boolean;
  readonly onPacket: (seq: number) => void;
}

export function LabExchange({ profileId, seq, explains, onPacket }: LabExchangeProps) {
  const { t } = useTranslation('exchanges');
  const shown = useExchange(profileId, seq);
  if (shown.kind === 'unknown') return <p className={classes.gone}>{t('alone')}</p>;
  if (shown.kind !== 'shown') return null;
  const { exchange } = shown;
  return (
    <section className={classes.exchange}>
      <Drawn exchange={exchange} onPacket={onPacket} />
      {explains && <StepExplanation profileId={profileId} exchange={exchange} at={exchange.steps.length - 1} />}
    </section>
  );
}

/** As it was when it was kept: its packets are in no log any more. */
export function KeptExchange({ exchange }: { readonly exchange: Exchange }) {
  return (
    <section className={classes.exchange}>
      <Drawn exchange={exchange} onPacket={() => {}} />
    </section>
  );
}

function Drawn({ exchange, onPacket }: { readonly exchange: Exchange; readonly onPacket: (seq: number) => void }) {
  return (
    <>
      <div className={classes.tools}>
        <SaveMenu exchange={exchange} />
      </div>
      <ExchangeHead exchange={exchange} />
      <ExchangeDiagram exchange={exchange} chosenSeq={null} onChoose={(step) => onPacket(step.seq)} />
    </>
  );
}
