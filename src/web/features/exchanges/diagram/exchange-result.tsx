import type { Exchange } from '../../../../core/log/exchange.ts';
import classes from './diagram-shape.module.css';
import type { DiagramTexts } from './diagram-texts.ts';
import type { ExchangeLayout } from './exchange-layout.ts';
import { useNow } from './use-now.ts';

export interface ExchangeResultProps {
  readonly exchange: Exchange;
  readonly place: ExchangeLayout['result'];
  readonly texts: DiagramTexts;
}

/** What came of it; what still waits counts up, and nothing else is drawn anew for it. */
export function ExchangeResult({ exchange, place, texts }: ExchangeResultProps) {
  const now = useNow(exchange.status === 'open');
  return (
    <text className={classes[place.style]} x={place.x} y={place.y} textAnchor="middle" data-result={exchange.status}>
      {texts.result(exchange, now)}
    </text>
  );
}
