// An exchange drawn for paper, as an image: it looks the same in every colour scheme, and prints.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Exchange } from '../../../../core/log/exchange.ts';
import { useDiagramTexts } from '../diagram/use-diagram-texts.ts';
import { addExchangeTexts } from '../exchange-texts.ts';
import { exchangeSvg } from './exchange-svg.ts';
import { pictureTitle } from './picture-title.ts';

addExchangeTexts();

export function ExchangePaper({ exchange }: { readonly exchange: Exchange }) {
  const { t } = useTranslation('exchanges');
  const texts = useDiagramTexts();
  const { src, alt, width, height } = useMemo(() => {
    const title = pictureTitle(exchange, t);
    const picture = exchangeSvg(exchange, texts, title, exchange.endedAt ?? exchange.startedAt);
    return {
      src: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture.svg)}`,
      alt: `${title.title}. ${title.subtitle}`,
      width: picture.width,
      height: picture.height,
    };
  }, [exchange, texts, t]);
  return <img src={src} alt={alt} width={width} height={height} style={{ maxWidth: '100%', height: 'auto' }} />;
}
