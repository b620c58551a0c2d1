// A condition in words, as its chip says it.
import { useTranslation } from 'react-i18next';
import { writeFieldComparison } from '../../../../core/log/write-field-comparison.ts';
import type { ConditionText } from '../../../kit/filter-editor/filter-bar.tsx';
import { sizeRangeText, timeRangeText } from '../../../kit/filter-editor/range.ts';
import type { Condition } from './conditions.ts';

export function useConditionText(): (condition: Condition) => ConditionText {
  const { t } = useTranslation('messages');
  return (condition) => {
    switch (condition.kind) {
      case 'topicFilter':
      case 'hiddenFilter':
        return { label: t(`condition.${condition.kind}`), value: condition.filter };
      case 'field':
        return { label: '', value: writeFieldComparison(condition.field) };
      case 'direction':
        return { label: t(`condition.${condition.direction}`), value: '' };
      case 'qos':
        return { label: t('columns.qos'), value: String(condition.qos) };
      case 'retained':
      case 'duplicate':
        return { label: t(`condition.${condition.kind}.${condition.on ? 'yes' : 'no'}`), value: '' };
      case 'size':
        return {
          label: t('condition.size'),
          value: sizeRangeText(condition.range, (unit) => t(`condition.unit.${unit}`)),
        };
      case 'time':
        return { label: t('condition.time'), value: timeRangeText(condition.range) };
      case 'userProperty': {
        const [name, value] = condition.property;
        return { label: t('condition.userProperty'), value: value === '' ? name : `${name} = ${value}` };
      }
      case 'bookmarked':
        return { label: t('condition.bookmarked'), value: '' };
    }
  };
}
