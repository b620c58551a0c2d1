// One exchange on its own, live, without the explanations beside the packet list: what a lab shows beside its step.
import { useTranslation } from 'react-i18next';
import { ExchangeDiagram } from './diagram/exchange-diagram.tsx';
import { ExchangeHead } from './exchange-head.tsx';
import { addExchangeTexts } from './exchange-texts.ts';
import classes from './lab-exchange.module.css';
import { SaveMenu } from './save/save-menu.tsx';
import { useExchange } from './use-exchange.ts';

addExchangeTexts();

export interface LabExchangeProps {
  readonly profileId: string;
  /** Of one of its packets. */
  readonly seq: number;
  readonly onPacket: (seq: number) => void;
}

export function LabExchange({ profileId, seq, onPacket }: LabExchangeProps) {
  const { t } = useTranslation('exchanges');
  const shown = useExchange(profileId, seq);
  if (shown.kind === 'unknown') return <p className={classes.gone}>{t('alone')}</p>;
  if (shown.kind !== 'shown') return null;
  const { exchange } = shown;
  return (
    <section className={classes.exchange}>
      <div className={classes.tools}>
        <SaveMenu exchange={exchange} />
      </div>
      <ExchangeHead exchange={exchange} />
      <ExchangeDiagram exchange={exchange} chosenSeq={null} onChoose={(step) => onPacket(step.seq)} />
    </section>
  );
}
