import { useTranslation } from 'react-i18next';
import { DraftField } from './draft-field.tsx';
import classes from './filter-editor.module.css';
import { localTimeText } from './local-time.ts';
import type { RangeDraft, RangeFault } from './range.ts';

const MINUTES = [1, 5, 15] as const;

export interface TimeFieldsProps {
  readonly draft: RangeDraft;
  readonly fault: RangeFault | null;
  /** Of what is selected, milliseconds since the epoch; null: nothing is. */
  readonly selectedTime: (() => Promise<number | null>) | null;
  /** What the button says that begins there. */
  readonly selectedText: string;
  readonly onChange: (patch: Partial<RangeDraft>) => void;
}

/** A span of time, with the begins that are wanted most. */
export function TimeFields({ draft, fault, selectedTime, selectedText, onChange }: TimeFieldsProps) {
  const { t } = useTranslation('messageFilter');
  const texts = { size: t('fault.time'), open: t('fault.timeOpen'), order: t('fault.timeOrder') };
  const at = (end: 'min' | 'max') => (fault?.field === end ? texts[fault.kind] : null);
  const begin = (time: number) => onChange({ min: localTimeText(time), max: '' });
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
          disabled={!selectedTime}
          onClick={() => void selectedTime?.().then((time) => time !== null && begin(Math.floor(time)))}
        >
          {selectedText}
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
