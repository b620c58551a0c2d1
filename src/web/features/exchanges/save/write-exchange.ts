// An exchange as text, outside of any view: for what is saved with others in one file.
import i18next from 'i18next';
import type { Exchange } from '../../../../core/log/exchange.ts';
import { makeDiagramTexts } from '../diagram/make-diagram-texts.ts';
import { addExchangeTexts } from '../exchange-texts.ts';
import { exchangeText } from './exchange-text.ts';
import { pictureTitle } from './picture-title.ts';

addExchangeTexts();

/** In the language of the interface. An open one stands as at its start: nobody knows how long it has waited since. */
export function writeExchange(exchange: Exchange): string {
  const t = i18next.getFixedT(i18next.language, 'exchanges');
  const { title, subtitle } = pictureTitle(exchange, t);
  const texts = makeDiagramTexts(t, i18next.language);
  return exchangeText(exchange, texts, `${title}\n${subtitle}`, exchange.endedAt ?? exchange.startedAt);
}
