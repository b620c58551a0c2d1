import { useTranslation } from 'react-i18next';
import { DraftField } from '../../../kit/filter-editor/draft-field.tsx';
import classes from '../../../kit/filter-editor/filter-editor.module.css';
import { localTimeText } from '../../../kit/filter-editor/local-time.ts';
import { fetchMessageDetail } from '../../../state/log-access.ts';
import { useWorkspace } from '../../../state/use-workspace.ts';
import type { ConditionDraft, DraftFault } from './condition-draft.ts';

const MINUTES = [1, 5, 15] as const;

export interface TimeFieldsProps {
  readonly profileId: string;
  readonly draft: ConditionDraft;
  readonly fault: DraftFault | null;
  readonly onChange: (patch: Partial<ConditionDraft>) => void;
}

/** A span of time, with the begins that are wanted most. */
export function TimeFields({ profileId, draft, fault, onChange }: TimeFieldsProps) {
  const { t } = useTranslation('messageFilter');
  const selected = useWorkspace(profileId, ({ selectedSeq }) => selectedSeq);
  const texts = { size: t('fault.time'), open: t('fault.timeOpen'), order: t('fault.timeOrder') };
  const at = (end: 'min' | 'max') => (fault?.field === end ? texts[fault.kind] : null);
  const begin = (time: number) => onChange({ min: localTimeText(time), max: '' });
  const beginAtSelected = async (seq: number) => {
    const time = (await fetchMessageDetail(profileId, seq, 0))?.row.time;
    if (time !== undefined) begin(Math.floor(time));
  };
  return (
    <>
      <div className={classes.presets}>
        {MINUTES.map((minutes) => (
          <button
            key={minutes}
            type="button"
            className={classes.preset}
            onClick={() => begin(Math.floor(Date.now() / 1000) * 1000 - minutes * 60_000)}
          >
            {t('last', { minutes })}
          </button>
        ))}
        <button
          type="button"
          className={classes.preset}
          disabled={selected === null}
          onClick={() => selected !== null && void beginAtSelected(selected)}
        >
          {t('fromSelected')}
        </button>
      </div>
      <DraftField
        label={t('from')}
        field="min"
        type="datetime-local"
        value={draft.min}
        fault={at('min')}
        onText={(min) => onChange({ min })}
      />
      <DraftField
        label={t('to')}
        field="max"
        type="datetime-local"
        value={draft.max}
        hint={t('timeHint')}
        fault={at('max')}
        onText={(max) => onChange({ max })}
      />
    </>
  );
}
