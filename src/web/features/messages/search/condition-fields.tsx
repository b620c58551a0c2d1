// The fields of one condition, by what it is about.
import { useTranslation } from 'react-i18next';
import type { Qos } from '../../../../core/mqtt/qos.ts';
import { DraftField } from '../../../kit/filter-editor/draft-field.tsx';
import { FaultPlace } from '../../../kit/filter-editor/fault-place.tsx';
import classes from '../../../kit/filter-editor/filter-editor.module.css';
import { SIZE_UNITS } from '../../../kit/filter-editor/size-unit.ts';
import { SegmentChoice } from '../../../kit/segment-choice/segment-choice.tsx';
import { ComparisonField } from './comparison-field.tsx';
import type { ConditionDraft, DraftFault } from './condition-draft.ts';
import { TimeFields } from './time-fields.tsx';

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
      return <TopicField draft={draft} fault={fault} onChange={onChange} />;
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
      return <SizeFields draft={draft} fault={fault} onChange={onChange} />;
    case 'time':
      return <TimeFields profileId={profileId} draft={draft} fault={fault} onChange={onChange} />;
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

type FieldsProps = Omit<ConditionFieldsProps, 'profileId'>;

function TopicField({ draft, fault, onChange }: FieldsProps) {
  const { t } = useTranslation('messageFilter');
  const { t: tRule } = useTranslation('subscriptions');
  const broken = fault?.kind === 'topic' ? fault : null;
  const typed = draft.text.trim();
  return (
    <DraftField
      label={t(`kind.${draft.kind}`)}
      field="text"
      value={draft.text}
      placeholder="sensors/+/temperature"
      hint={t('topicHint')}
      fault={
        broken && (
          <>
            {tRule(`rule.${broken.rule === 'bad-share' ? 'share-no-filter' : broken.rule}`)}
            {typed !== '' && <FaultPlace text={typed} at={broken.at} />}
          </>
        )
      }
      onText={(text) => onChange({ text })}
    />
  );
}

function SizeFields({ draft, fault, onChange }: FieldsProps) {
  const { t } = useTranslation('messageFilter');
  const { t: tUnit } = useTranslation('messages');
  const texts = { size: t('fault.size'), open: t('fault.sizeOpen'), order: t('fault.sizeOrder') };
  const at = (end: 'min' | 'max') => (fault?.field === end ? texts[fault.kind] : null);
  return (
    <div className={classes.field}>
      <div className={classes.pair}>
        {(['min', 'max'] as const).map((end) => (
          <DraftField
            key={end}
            label={t(end)}
            field={end}
            value={draft[end]}
            inputMode="decimal"
            fault={at(end)}
            onText={(text) => onChange({ [end]: text })}
          />
        ))}
        <label className={classes.unit}>
          <span className={classes.label}>{t('unit')}</span>
          <select
            className={classes.input}
            value={draft.unit}
            onChange={(event) => onChange({ unit: SIZE_UNITS[event.currentTarget.selectedIndex] ?? 'B' })}
          >
            {SIZE_UNITS.map((unit) => (
              <option key={unit} value={unit}>
                {tUnit(`condition.unit.${unit}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <p className={classes.hint}>{t('sizeHint')}</p>
    </div>
  );
}
