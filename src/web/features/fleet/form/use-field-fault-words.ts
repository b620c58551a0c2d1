// Says what is wrong with a field of a fleet's form.
import { useTranslation } from 'react-i18next';
import { MAX_DEVICES } from '../../../../core/publish/fleet-limits.ts';
import type { PrepareFault } from '../../../../core/publish/prepared-publish.ts';
import { useFaultWords } from '../../../kit/publish-fault/use-fault-words.ts';
import type { FleetFieldFault } from '../../../state/fleet-draft-reading.ts';

/** By the last part of the field's name. */
const RANGES: Readonly<Record<string, readonly [min: number, max: number]>> = {
  devices: [1, MAX_DEVICES],
  connectPerS: [0.1, 500],
  decimals: [0, 6],
  everyMs: [10, 86_400_000],
  jitterPercent: [0, 100],
  abruptPercent: [0, 100],
  periodS: [0.001, 1e7],
  everyS: [0.001, 1e7],
  onlineS: [1, 1e6],
  offlineS: [0.1, 1e6],
  step: [0, 1e12],
  deviation: [0, 1e12],
};

export function useFieldFaultWords() {
  const { t, i18n } = useTranslation('fleet');
  const { prepare } = useFaultWords();
  const number = (value: number) => value.toLocaleString(i18n.language, { maximumFractionDigits: 3 });
  return {
    field(field: string, fault: FleetFieldFault): string {
      if (fault === 'not-different') return t('fault.not-different', { device: '{{device}}' });
      if (fault !== 'range') return t(`fault.${fault}`);
      const [min, max] = RANGES[field.split('.').at(-1) ?? ''] ?? [-1e12, 1e12];
      return t('fault.range', { range: `${number(min)} … ${number(max)}` });
    },
    text: (fault: PrepareFault) => prepare(fault),
  };
}
