// The words of a row in the language that is set, looked up once for all rows.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConnectionEvent } from '../../../core/log/connection-event.ts';

export interface PacketRowTexts {
  readonly sent: string;
  readonly received: string;
  readonly problem: string;
  readonly inPayload: string;
  readonly sameExchange: string;
  readonly actions: string;
  readonly event: (event: ConnectionEvent) => { readonly type: string; readonly text: string };
}

export function usePacketRowTexts(): PacketRowTexts {
  const { t } = useTranslation('packets');
  return useMemo(() => {
    const closed = ({ by, code, reason }: ConnectionEvent & { readonly kind: 'closed' }): string => {
      const parts = [
        code === null ? '' : t('event.code', { code }),
        code === 1006 ? t('event.noFrame') : '',
        reason === '' ? '' : `“${reason}”`,
        // 1006 says already that nobody said goodbye.
        by === null || code === 1006 ? '' : t(`event.by.${by}`),
      ];
      return parts.filter((part) => part !== '').join(', ');
    };
    const text = (event: ConnectionEvent): string => {
      if (event.kind === 'opened') return event.address;
      if (event.kind === 'closed') return closed(event);
      return t(event.direction === 'in' ? 'event.bytesIn' : 'event.bytesOut', { count: event.byteCount });
    };
    return {
      sent: t('sent'),
      received: t('received'),
      problem: t('problem'),
      inPayload: t('inPayload'),
      sameExchange: t('sameExchange'),
      actions: t('menu.actions'),
      event: (event) => ({ type: t(`event.${event.kind}`), text: text(event) }),
    };
  }, [t]);
}
