import type { TFunction } from 'i18next';
import type { ExchangeStep } from '../../../../core/log/exchange.ts';
import { rowTime } from '../../../kit/row-time/row-time.ts';
import { type DiagramTexts, stepLabel } from './diagram-texts.ts';

/** A step as it is read to somebody who does not see the drawing. */
export function stepSentence(
  step: ExchangeStep,
  before: ExchangeStep | undefined,
  texts: DiagramTexts,
  t: TFunction<'exchanges'>,
): string {
  const { minutes, seconds } = rowTime(step.time);
  const time = minutes + seconds;
  let sentence =
    step.kind === 'packet'
      ? t(`step.${step.direction}`, { time, label: stepLabel(step, texts) })
      : t('step.event', { time, text: step.kind === 'event' ? texts.event(step.event) : texts.reconnect(step) });
  if (before) sentence = t('step.afterGap', { sentence, gap: texts.span(step.time - before.time) });
  if (step.kind !== 'packet') return sentence;
  if (step.unanswered) sentence = t('step.unanswered', { sentence });
  return step.fault === null ? sentence : t('step.fault', { sentence, fault: step.fault });
}
