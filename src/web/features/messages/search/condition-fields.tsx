// The fields of one condition, by what it is about.
import { useTranslation } from 'react-i18next';
import type { Qos } from '../../../../core/mqtt/qos.ts';
import { DraftField } from '../../../kit/filter-editor/draft-field.tsx';
import classes from '../../../kit/filter-editor/filter-editor.module.css';
import type { RangeFault } from '../../../kit/filter-editor/range.ts';
import { SizeFields } from '../../../kit/filter-editor/size-fields.tsx';
import { TopicField } from '../../../kit/filter-editor/topic-field.tsx';
import { SegmentChoice } from '../../../kit/segment-choice/segment-choice.tsx';
import { ComparisonField } from './comparison-field.tsx';
import type { ConditionDraft, DraftFault } from './condition-draft.ts';
import { MessageTimeFields } from './message-time-fields.tsx';

export interface ConditionFieldsProps {
  readonly profileId: string;
  readonly draft: ConditionDraft;
  readonly fault: DraftFault | null;
  readonly onChange: (patch: Partial<ConditionDraft>) => void;
}

export function ConditionFields({ profileId, draft, fault, onChange }: ConditionFieldsProps) {
  const { t } = useTranslation('messageFilter');
  switch (draft.kind) {
    case 'topicFilter':
    case 'hiddenFilter':
      return (
        <TopicField
          label={t(`kind.${draft.kind}`)}
          text={draft.text}
          fault={fault?.kind === 'topic' ? fault : null}
          onText={(text) => onChange({ text })}
        />
      );
    case 'field':
      return <ComparisonField draft={draft} fault={fault} onChange={onChange} />;
    case 'direction':
      return (
        <SegmentChoice
          label={t('kind.direction')}
          options={(['in', 'out'] as const).map((value) => ({ value, text: t(value === 'in' ? 'received' : 'sent') }))}
          value={draft.direction}
          onChange={(direction) => onChange({ direction })}
          size="form"
        />
      );
    case 'qos':
      return (
        <SegmentChoice<Qos>
          label={t('qosOf')}
          options={([0, 1, 2] as const).map((value) => ({ value, text: String(value) }))}
          value={draft.qos}
          onChange={(qos) => onChange({ qos })}
          size="form"
        />
      );
    case 'retained':
    case 'duplicate': {
      const { kind } = draft;
      return (
        <div className={classes.field}>
          <SegmentChoice
            label={t(`kind.${kind}`)}
            options={(['yes', 'no'] as const).map((value) => ({ value, text: t(`${kind}.${value}`) }))}
            value={draft.on ? 'yes' : 'no'}
            onChange={(value) => onChange({ on: value === 'yes' })}
            size="form"
          />
          <p className={classes.hint}>{t(`${kind}Hint`)}</p>
        </div>
      );
    }
    case 'size':
      return <SizeFields draft={draft} fault={rangeFaultOf(fault)} hint={t('sizeHint')} onChange={onChange} />;
    case 'time':
      return <MessageTimeFields profileId={profileId} draft={draft} fault={rangeFaultOf(fault)} onChange={onChange} />;
    case 'userProperty':
      return (
        <div className={classes.pair}>
          <DraftField
            label={t('name')}
            field="text"
            value={draft.text}
            fault={fault?.kind === 'name' && t('fault.name')}
            onText={(text) => onChange({ text })}
          />
          <DraftField
            label={t('value')}
            field="value"
            value={draft.value}
            placeholder={t('anyValue')}
            fault={null}
            onText={(value) => onChange({ value })}
          />
        </div>
      );
    case 'bookmarked':
      return <p className={classes.hint}>{t('bookmarkedHint')}</p>;
  }
}

function rangeFaultOf(fault: DraftFault | null): RangeFault | null {
  return fault && (fault.kind === 'size' || fault.kind === 'open' || fault.kind === 'order') ? fault : null;
}
