// The sequence diagram of an exchange. What is drawn is for the eye; over it lies a list of its steps, one a row, for
// pointer, keys and screen readers.
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Exchange, ExchangeStep } from '../../../../core/log/exchange.ts';
import { DiagramShape } from './diagram-shape.tsx';
import classes from './exchange-diagram.module.css';
import { layoutExchange } from './exchange-layout.ts';
import { ExchangeResult } from './exchange-result.tsx';
import { stepSentence } from './step-sentence.ts';
import { useDiagramTexts } from './use-diagram-texts.ts';

export interface ExchangeDiagramProps {
  readonly exchange: Exchange;
  /** The step that is lit. */
  readonly chosenSeq: number | null;
  readonly onChoose: (step: ExchangeStep) => void;
}

export function ExchangeDiagram({ exchange, chosenSeq, onChoose }: ExchangeDiagramProps) {
  const { t } = useTranslation('exchanges');
  const texts = useDiagramTexts();
  const box = useRef<HTMLDivElement>(null);
  const [widthPx, setWidthPx] = useState(0);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => setWidthPx(element.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const { width, height, shapes, rows, result } = useMemo(
    () => layoutExchange(exchange, widthPx, texts),
    [exchange, widthPx, texts],
  );
  return (
    <div ref={box} className={classes.box}>
      <div className={classes.drawing} style={{ width, height }}>
        {rows.map(({ step, y, height: rowHeight }) => (
          <div
            key={step.seq}
            className={classes.band}
            data-chosen={step.seq === chosenSeq || undefined}
            style={{ top: y, height: rowHeight }}
          />
        ))}
        <svg className={classes.svg} width={width} height={height} aria-hidden="true">
          {shapes.map((shape, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a shape is nothing but its place in the drawing
            <DiagramShape key={at} shape={shape} />
          ))}
          <ExchangeResult exchange={exchange} place={result} texts={texts} />
        </svg>
        <ol className={classes.steps} aria-label={t('steps')}>
          {rows.map(({ step, y, height: rowHeight }, at) => (
            <li key={step.seq}>
              <button
                type="button"
                className={classes.step}
                style={{ top: y, height: rowHeight }}
                aria-current={step.seq === chosenSeq ? 'step' : undefined}
                onClick={() => onChoose(step)}
              >
                <span className="sr-only">{stepSentence(step, rows[at - 1]?.step, texts, t)}</span>
              </button>
            </li>
          ))}
        </ol>
      </div>
    </div>
  );
}
