// A condition in words, as its chip says it.
import { useTranslation } from 'react-i18next';
import type { Range } from '../../../../core/log/message-query.ts';
import { writeFieldComparison } from '../../../../core/log/write-field-comparison.ts';
import type { ConditionText } from '../../../kit/filter-editor/filter-bar.tsx';
import { localTimeText } from '../../../kit/filter-editor/local-time.ts';
import { sizeText, unitOf } from '../../../kit/filter-editor/size-unit.ts';
import type { Condition } from './conditions.ts';

export function useConditionText(): (condition: Condition) => ConditionText {
  const { t } = useTranslation('messages');
  const size = (range: Range) => {
    const unit = unitOf(range);
    return between(range, (end) => sizeText(end, unit), ` ${t(`condition.unit.${unit}`)}`);
  };
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
        return { label: t('condition.size'), value: size(condition.range) };
      case 'time':
        return { label: t('condition.time'), value: between(condition.range, momentText) };
      case 'userProperty': {
        const [name, value] = condition.property;
        return { label: t('condition.userProperty'), value: value === '' ? name : `${name} = ${value}` };
      }
      case 'bookmarked':
        return { label: t('condition.bookmarked'), value: '' };
    }
  };
}

function between({ min, max }: Range, write: (end: number) => string, unit = ''): string {
  if (min === null) return `≤ ${write(max ?? 0)}${unit}`;
  if (max === null) return `≥ ${write(min)}${unit}`;
  return `${min === max ? write(min) : `${write(min)} – ${write(max)}`}${unit}`;
}

/** Of another day with its date. */
function momentText(time: number): string {
  const [day = '', clock = ''] = localTimeText(time).split('T');
  return localTimeText(Date.now()).startsWith(day) ? clock : `${day} ${clock}`;
}
