// The fields of one condition, by what it is about.
import { useTranslation } from 'react-i18next';
import type { Qos } from '../../../../core/mqtt/qos.ts';
import { DraftField } from '../../../kit/filter-editor/draft-field.tsx';
import classes from '../../../kit/filter-editor/filter-editor.module.css';
import type { RangeFault } from '../../../kit/filter-editor/range.ts';
import { SizeFields } from '../../../kit/filter-editor/size-fields.tsx';
import { TimeFields } from '../../../kit/filter-editor/time-fields.tsx';
import { TopicField } from '../../../kit/filter-editor/topic-field.tsx';
import { SegmentChoice } from '../../../kit/segment-choice/segment-choice.tsx';
import { fetchPacketRows } from '../../../state/log-access.ts';
import { useWorkspace } from '../../../state/use-workspace.ts';
import type { PacketConditionDraft, PacketDraftFault } from './packet-condition-draft.ts';
import { TypeFields } from './type-fields.tsx';

export interface PacketConditionFieldsProps {
  readonly profileId: string;
  readonly draft: PacketConditionDraft;
  readonly fault: PacketDraftFault | null;
  readonly onChange: (patch: Partial<PacketConditionDraft>) => void;
}

export function PacketConditionFields({ profileId, draft, fault, onChange }: PacketConditionFieldsProps) {
  const { t } = useTranslation('packets');
  const { t: tFilter } = useTranslation('messageFilter');
  const selected = useWorkspace(profileId, ({ packetSeq }) => packetSeq);
  const { kind } = draft;
  switch (kind) {
    case 'types':
      return (
        <TypeFields types={draft.types} isMissing={fault?.kind === 'types'} onTypes={(types) => onChange({ types })} />
      );
    case 'topicFilter':
    case 'hiddenFilter':
      return (
        <div className={classes.field}>
          <TopicField
            label={t(`filter.kind.${kind}`)}
            text={draft.text}
            fault={fault?.kind === 'topic' ? fault : null}
            onText={(text) => onChange({ text })}
          />
          <p className={classes.hint}>{t('filter.topicHint')}</p>
        </div>
      );
    case 'reasonCode':
      return <CodeFields draft={draft} isWrong={fault?.kind === 'code'} onChange={onChange} />;
    case 'packetId':
    case 'exchange':
    case 'connection':
      return (
        <DraftField
          label={t(`filter.kind.${kind}`)}
          field="text"
          value={draft.text}
          inputMode="decimal"
          hint={kind === 'connection' ? t('filter.connectionHint') : undefined}
          fault={fault?.kind === 'number' && t('filter.fault.number')}
          onText={(text) => onChange({ text })}
        />
      );
    case 'direction':
      return (
        <SegmentChoice
          label={t('filter.kind.direction')}
          options={(['in', 'out'] as const).map((value) => ({
            value,
            text: tFilter(value === 'in' ? 'received' : 'sent'),
          }))}
          value={draft.direction}
          onChange={(direction) => onChange({ direction })}
          size="form"
        />
      );
    case 'qos':
      return (
        <div className={classes.field}>
          <SegmentChoice<Qos>
            label={tFilter('qosOf')}
            options={([0, 1, 2] as const).map((value) => ({ value, text: String(value) }))}
            value={draft.qos}
            onChange={(qos) => onChange({ qos })}
            size="form"
          />
          <p className={classes.hint}>{t('filter.qosHint')}</p>
        </div>
      );
    case 'withoutQos0':
      return <p className={classes.hint}>{t('filter.withoutQos0Hint')}</p>;
    case 'size':
      return <SizeFields draft={draft} fault={rangeFaultOf(fault)} hint={t('filter.sizeHint')} onChange={onChange} />;
    case 'time':
      return (
        <TimeFields
          draft={draft}
          fault={rangeFaultOf(fault)}
          selectedTime={selected === null ? null : () => timeOf(profileId, selected)}
          selectedText={t('filter.fromSelected')}
          onChange={onChange}
        />
      );
  }
}

interface CodeFieldsProps {
  readonly draft: PacketConditionDraft;
  readonly isWrong: boolean;
  readonly onChange: (patch: Partial<PacketConditionDraft>) => void;
}

function CodeFields({ draft, isWrong, onChange }: CodeFieldsProps) {
  const { t } = useTranslation('packets');
  return (
    <>
      <SegmentChoice
        label={t('filter.kind.reasonCode')}
        options={(['refusal', 'one'] as const).map((value) => ({ value, text: t(`filter.code.${value}`) }))}
        value={draft.code}
        onChange={(code) => onChange({ code })}
        size="form"
      />
      {draft.code === 'one' ? (
        <DraftField
          label={t('filter.code.one')}
          field="text"
          value={draft.text}
          placeholder="0x87"
          hint={t('filter.code.hint')}
          fault={isWrong && t('filter.fault.code')}
          onText={(text) => onChange({ text })}
        />
      ) : (
        <p className={classes.hint}>{t('filter.code.refusalHint')}</p>
      )}
    </>
  );
}

async function timeOf(profileId: string, seq: number): Promise<number | null> {
  return (await fetchPacketRows(profileId, seq, 1))?.rows[0]?.time ?? null;
}

function rangeFaultOf(fault: PacketDraftFault | null): RangeFault | null {
  return fault && (fault.kind === 'size' || fault.kind === 'open' || fault.kind === 'order') ? fault : null;
}
