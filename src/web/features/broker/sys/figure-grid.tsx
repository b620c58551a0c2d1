// Figures side by side: how it is now, how fast it grows, and a line of how it went.
import { useTranslation } from 'react-i18next';
import { ratesOf } from '../../../../core/broker-facts/sys-rate.ts';
import { SYS_FIGURES, SYS_KINDS, type SysFigure } from '../../../../core/broker-facts/sys-topic.ts';
import type { SysFacts, SysSample } from '../../../state/broker-sys.ts';
import { Sparkline } from './sparkline.tsx';
import classes from './sys-section.module.css';
import { useFigureTexts } from './use-figure-texts.ts';

/** The others stand above. */
type ShownFigure = Exclude<SysFigure, 'version' | 'uptime'>;

export function FigureGrid({ facts }: { readonly facts: SysFacts }) {
  const { t } = useTranslation('broker');
  const shown = SYS_FIGURES.filter((figure) => (facts.figures.get(figure)?.length ?? 0) > 0).filter(
    (figure): figure is ShownFigure => figure !== 'version' && figure !== 'uptime',
  );
  return (
    <dl className={classes.grid} aria-label={t('sys.figuresTitle')}>
      {shown.map((figure) => (
        <Figure key={figure} figure={figure} samples={facts.figures.get(figure) ?? []} />
      ))}
    </dl>
  );
}

function Figure({ figure, samples }: { readonly figure: ShownFigure; readonly samples: readonly SysSample[] }) {
  const { t } = useTranslation('broker');
  const texts = useFigureTexts();
  const isCounter = SYS_KINDS[figure] === 'counter';
  const rates = isCounter ? ratesOf(samples) : null;
  const last = samples.at(-1)?.value ?? 0;
  const rate = rates?.at(-1)?.value;
  return (
    <div className={classes.figure} data-warn={figure === 'publishDropped' && last > 0 ? true : undefined}>
      <dt>{t(`sys.figures.${figure}`)}</dt>
      <dd>
        <span className={classes.value} data-figure={figure}>
          {texts.value(figure, last)}
        </span>
        <span className={classes.rate}>{rate === undefined ? '' : texts.rate(figure, rate)}</span>
        <Sparkline samples={rates ?? samples} />
      </dd>
    </div>
  );
}
