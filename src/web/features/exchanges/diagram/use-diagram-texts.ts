import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConnectionEvent } from '../../../../core/log/connection-event.ts';
import type { Exchange } from '../../../../core/log/exchange.ts';
import type { DiagramTexts } from './diagram-texts.ts';
import { type SpanWords, spanText } from './span-text.ts';

export type SpanOf = (ms: number, secondDigits?: number) => string;

export function useSpanText(): SpanOf {
  const { t, i18n } = useTranslation('exchanges');
  return useMemo(() => {
    const words: SpanWords = {
      ms: (value) => t('span.ms', { value }),
      s: (value) => t('span.s', { value }),
      min: (minutes, seconds) => t('span.min', { minutes, seconds }),
      h: (hours, minutes) => t('span.h', { hours, minutes }),
    };
    return (ms, secondDigits) => spanText(ms, i18n.language, words, secondDigits);
  }, [t, i18n.language]);
}

/** The words of a diagram in the interface's language. */
export function useDiagramTexts(): DiagramTexts {
  const { t } = useTranslation('exchanges');
  const span = useSpanText();
  return useMemo((): DiagramTexts => {
    const closed = ({ by, code }: Extract<ConnectionEvent, { kind: 'closed' }>) => {
      const text = by === null ? t('event.closed') : t(`event.closedBy.${by}`);
      return code === null ? text : t('event.withCode', { text, code });
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
      result: (exchange, now) => resultText(exchange, now),
    };
    function resultText(exchange: Exchange, now: number): string {
      const { status, startedAt, endedAt, steps } = exchange;
      if (status === 'complete' && steps.length < 2) return t('result.done');
      const ms = (endedAt ?? now) - startedAt;
      return t(`result.${status}`, { span: span(ms, status === 'open' ? 1 : 3) });
    }
  }, [t, span]);
}
