// A test that failed: the same stages and the same card as after a real attempt, but its buttons change the form.
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ConnectionSettings } from '../../../../core/mqtt/connection-profile.ts';
import { patchOf } from '../apply-remedy.ts';
import { diagnose } from '../diagnose.ts';
import type { Remedy } from '../judge/remedies.ts';
import { useDiagnosisTexts } from '../use-diagnosis-texts.ts';
import { AcceptNote } from '../view/accept-note.tsx';
import cardClasses from '../view/failure-card.module.css';
import { FailureCard } from '../view/failure-card.tsx';
import { remedyLabel } from '../view/remedy-label.ts';
import { StageList } from '../view/stage-list.tsx';
import classes from './test-connection.module.css';
import { TestNotes } from './test-notes.tsx';
import type { TestState } from './use-connection-test.ts';

export interface TestFailureProps {
  readonly state: TestState & { readonly kind: 'failed' };
  /** As the form has them now. */
  readonly settings: ConnectionSettings;
  readonly onFix: (patch: Partial<ConnectionSettings>) => void;
}

type FormRemedy = Exclude<Remedy, { kind: 'credentials' }>;

export function TestFailure({ state, settings, onFix }: TestFailureProps) {
  const { t } = useTranslation('diagnosis');
  const { facts, looking, tested } = state;
  const diagnosis = diagnose(facts, Date.now());
  const { cause, certain, likely, rows } = diagnosis;
  const texts = useDiagnosisTexts(facts);
  const title = texts.title(cause);
  // The form's own fields are where credentials are entered.
  const fixes = diagnosis.remedies.filter((remedy): remedy is FormRemedy => remedy.kind !== 'credentials');
  const accept = fixes.find((remedy) => remedy.kind === 'accept-certificate');
  const card = (
    <FailureCard facts={facts} diagnosis={diagnosis} texts={texts} running={looking}>
      {accept && <AcceptNote certificate={accept.certificate} />}
      {fixes.length > 0 && (
        <div className={cardClasses.fixes}>
          {fixes.map((remedy, index) => (
            <Button
              key={JSON.stringify(remedy)}
              className={cardClasses.fix ?? ''}
              variant={index === 0 ? 'filled' : 'default'}
              onClick={() => {
                const patch = patchOf(remedy, settings);
                if (patch) onFix(patch);
              }}
            >
              {remedyLabel(t, 'formFix', remedy, facts)}
            </Button>
          ))}
        </div>
      )}
    </FailureCard>
  );
  return (
    <div className={classes.body} data-cause={cause} data-certain={certain} data-likely={likely.join(' ')}>
      <h3 className={classes.title} role="status">
        {certain ? title : t('probablyTitle', { title })}
      </h3>
      {rows.length === 0 ? card : <StageList rows={rows} texts={texts} card={card} />}
      <TestNotes tested={tested} />
    </div>
  );
}
