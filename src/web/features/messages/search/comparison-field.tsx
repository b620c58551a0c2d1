import { useTranslation } from 'react-i18next';
import { DraftField } from '../../../kit/filter-editor/draft-field.tsx';
import { FaultPlace } from '../../../kit/filter-editor/fault-place.tsx';
import classes from '../../../kit/filter-editor/filter-editor.module.css';
import type { ConditionDraft, DraftFault } from './condition-draft.ts';

/** One for each way to compare, and to name a field. */
const EXAMPLES = ['temperature > 20', 'state.power == "on"', 'values[0] <= -1.5', 'name contains "x"', 'alarm exists'];

export interface ComparisonFieldProps {
  readonly draft: ConditionDraft;
  readonly fault: DraftFault | null;
  readonly onChange: (patch: Partial<ConditionDraft>) => void;
}

/** A comparison of a JSON field as one line of text, with examples that can be taken over. */
export function ComparisonField({ draft, fault, onChange }: ComparisonFieldProps) {
  const { t } = useTranslation('messageFilter');
  const wrong = fault?.kind === 'comparison' ? fault.fault : null;
  return (
    <>
      <DraftField
        label={t('comparison')}
        field="text"
        value={draft.text}
        placeholder="temperature > 20"
        hint={t('fieldHint')}
        fault={
          wrong && (
            <>
              {t(`comparisonFault.${wrong.kind}`)}
              {wrong.kind !== 'empty' && <FaultPlace text={draft.text} at={wrong.at} />}
            </>
          )
        }
        onText={(text) => onChange({ text })}
      />
      <div className={classes.examples}>
        <span className={classes.label}>{t('examples')}</span>
        {EXAMPLES.map((example) => (
          <button
            key={example}
            type="button"
            className={classes.example}
            aria-label={t('exampleUse', { example })}
            onClick={() => onChange({ text: example })}
          >
            <code>{example}</code>
          </button>
        ))}
      </div>
    </>
  );
}
