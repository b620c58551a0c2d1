// The words of a diagram in a language of the interface.
import type { TFunction } from 'i18next';
import type { ConnectionEvent } from '../../../../core/log/connection-event.ts';
import type { Exchange } from '../../../../core/log/exchange.ts';
import type { DiagramTexts } from './diagram-texts.ts';
import { type SpanWords, spanText } from './span-text.ts';

export type SpanOf = (ms: number, secondDigits?: number) => string;

export function makeSpanText(t: TFunction<'exchanges'>, language: string): SpanOf {
  const words: SpanWords = {
    ms: (value) => t('span.ms', { value }),
    s: (value) => t('span.s', { value }),
    min: (minutes, seconds) => t('span.min', { minutes, seconds }),
    h: (hours, minutes) => t('span.h', { hours, minutes }),
  };
  return (ms, secondDigits) => spanText(ms, language, words, secondDigits);
}

export function makeDiagramTexts(t: TFunction<'exchanges'>, language: string): DiagramTexts {
  const span = makeSpanText(t, language);
  const closed = ({ by, code }: Extract<ConnectionEvent, { kind: 'closed' }>) => {
    const text = by === null ? t('event.closed') : t(`event.closedBy.${by}`);
    return code === null ? text : t('event.withCode', { text, code });
  };
  const result = ({ status, startedAt, endedAt, steps }: Exchange, now: number) => {
    if (status === 'complete' && steps.length < 2) return t('result.done');
    const ms = (endedAt ?? now) - startedAt;
    return t(`result.${status}`, { span: span(ms, status === 'open' ? 1 : 3) });
  };
  return {
    client: t('Client'),
    broker: t('Broker'),
    noAnswer: t('noAnswer'),
    again: t('again'),
    keepsMessage: t('keepsMessage'),
    keepsPacketId: t('keepsPacketId'),
    event: (event) => {
      if (event.kind === 'opened') return t('event.opened');
      return event.kind === 'closed' ? closed(event) : t('event.missing', { count: event.byteCount });
    },
    reconnect: ({ reasonCode, sessionPresent }) => {
      if (reasonCode !== 0) return t('reconnect.refused');
      return t(sessionPresent ? 'reconnect.present' : 'reconnect.new');
    },
    span,
    result,
  };
}
