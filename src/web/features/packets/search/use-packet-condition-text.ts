// A condition in words, as its chip says it.
import { useTranslation } from 'react-i18next';
import type { ConditionText } from '../../../kit/filter-editor/filter-bar.tsx';
import { sizeRangeText, timeRangeText } from '../../../kit/filter-editor/range.ts';
import { codeText } from './packet-condition-draft.ts';
import type { PacketCondition } from './packet-conditions.ts';

/** Types that a chip has room for. */
const NAMED_TYPES = 3;

export function usePacketConditionText(): (condition: PacketCondition) => ConditionText {
  const { t } = useTranslation('packets');
  const { t: tMessages } = useTranslation('messages');
  return (condition) => {
    switch (condition.kind) {
      case 'types': {
        const names = condition.types.map((kind) => (kind === 'EVENT' ? t('filter.event') : kind));
        const others = names.length - NAMED_TYPES;
        return { label: '', value: `${names.slice(0, NAMED_TYPES).join(', ')}${others > 0 ? ` +${others}` : ''}` };
      }
      case 'topicFilter':
      case 'hiddenFilter':
        return { label: t(`filter.chip.${condition.kind}`), value: condition.filter };
      case 'reasonCode':
        return condition.code === 'refusal'
          ? { label: t('filter.chip.refusals'), value: '' }
          : { label: t('filter.chip.reasonCode'), value: codeText(condition.code) };
      case 'packetId':
        return { label: t('filter.chip.packetId'), value: String(condition.number) };
      case 'exchange':
        return { label: t('filter.chip.exchange'), value: `#${condition.number}` };
      case 'connection':
        return { label: t('filter.chip.connection'), value: String(condition.number + 1) };
      case 'direction':
        return { label: tMessages(`condition.${condition.direction}`), value: '' };
      case 'qos':
        return { label: 'QoS', value: String(condition.qos) };
      case 'withoutQos0':
        return { label: t('filter.chip.withoutQos0'), value: '' };
      case 'size':
        return {
          label: tMessages('condition.size'),
          value: sizeRangeText(condition.range, (unit) => tMessages(`condition.unit.${unit}`)),
        };
      case 'time':
        return { label: tMessages('condition.time'), value: timeRangeText(condition.range) };
    }
  };
}
