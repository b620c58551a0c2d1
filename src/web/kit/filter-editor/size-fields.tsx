import { useTranslation } from 'react-i18next';
import { DraftField } from './draft-field.tsx';
import classes from './filter-editor.module.css';
import type { RangeDraft, RangeFault } from './range.ts';
import { SIZE_UNITS } from './size-unit.ts';

export interface SizeFieldsProps {
  readonly draft: RangeDraft;
  readonly fault: RangeFault | null;
  /** Of what it is the size. */
  readonly hint: string;
  readonly onChange: (patch: Partial<RangeDraft>) => void;
}

/** Both ends of a size, and their unit. */
export function SizeFields({ draft, fault, hint, onChange }: SizeFieldsProps) {
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
      <p className={classes.hint}>{hint}</p>
    </div>
  );
}
