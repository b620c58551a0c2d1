// Words a fleet's figures, and why a device was refused, in the person's language.
import { useTranslation } from 'react-i18next';
import type { Endpoint } from '../../../core/mqtt/endpoint.ts';
import { formatEndpoint } from '../../../core/mqtt/endpoint.ts';
import { formatReasonCode, reasonName } from '../../../core/mqtt/reason-code.ts';
import type { FleetRefusal, FleetSpec } from '../../../core/publish/fleet.ts';
import { fleetRatePerS } from '../../../core/publish/fleet-limits.ts';

export function useFleetWords() {
  const { t, i18n } = useTranslation('fleet');
  const number = (value: number) => value.toLocaleString(i18n.language, { maximumFractionDigits: value < 10 ? 1 : 0 });
  const counted = (count: number) => ({ count, shown: number(count) });
  const rate = (spec: FleetSpec) => t('rate', { shown: number(fleetRatePerS(spec)) });

  const summary = (spec: FleetSpec, endpoint: Endpoint) =>
    t('summary', {
      devices: t('devices', counted(spec.devices)),
      rate: rate(spec),
      address: formatEndpoint(endpoint),
    });

  const refusal = (refused: FleetRefusal): string => {
    switch (refused.kind) {
      case 'connack': {
        const name = reasonName(refused.version, 'CONNACK', refused.reasonCode);
        return withReason(t('refusal.connack', { name, code: formatReasonCode(refused.reasonCode) }), refused);
      }
      case 'disconnect': {
        const name = reasonName(5, 'DISCONNECT', refused.reasonCode);
        return withReason(t('refusal.disconnect', { name, code: formatReasonCode(refused.reasonCode) }), refused);
      }
      case 'unreachable':
        if (refused.message === '') return t('refusal.unreachable');
        return t('refusal.unreachableWith', { message: refused.message });
      case 'own-client-id':
        return t('refusal.own-client-id', { clientId: refused.clientId });
      default:
        return t(`refusal.${refused.kind}`);
    }
  };
  const withReason = (why: string, { reasonString }: { readonly reasonString: string | null }) =>
    reasonString === null ? why : t('refusal.reason', { why, reason: reasonString });

  return { t, number, counted, rate, summary, refusal };
}
