// A test that failed: the cause and its fixes for the form at once, the whole diagnosis folded behind `Details`.
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConnectionSettings } from '../../../../core/mqtt/connection-profile.ts';
import { CodeText } from '../../../kit/code-text/code-text.tsx';
import { diagnose } from '../diagnose.ts';
import { useDiagnosisTexts } from '../use-diagnosis-texts.ts';
import { FailureCard } from '../view/failure-card.tsx';
import { StageList } from '../view/stage-list.tsx';
import { StageStrip } from './stage-strip.tsx';
import classes from './test-connection.module.css';
import { TestFixes } from './test-fixes.tsx';
import { TestNotes } from './test-notes.tsx';
import type { TestState } from './use-connection-test.ts';

export interface TestFailureProps {
  readonly state: TestState & { readonly kind: 'failed' };
  /** As the form has them now. */
  readonly settings: ConnectionSettings;
  readonly onFix: (patch: Partial<ConnectionSettings>) => void;
}

export function TestFailure({ state, settings, onFix }: TestFailureProps) {
  const { t } = useTranslation('diagnosis');
  const [opened, setOpened] = useState(false);
  const { facts, looking, tested } = state;
  const diagnosis = diagnose(facts, Date.now());
  const { cause, certain, likely, rows, observed, remedies } = diagnosis;
  const texts = useDiagnosisTexts(facts);
  const title = texts.title(cause);
  const card = (
    <FailureCard facts={facts} diagnosis={diagnosis} texts={texts} running={looking}>
      {null}
    </FailureCard>
  );
  return (
    <div data-cause={cause} data-certain={certain} data-likely={likely.join(' ')}>
      <div className={classes.strip}>
        <StageStrip rows={rows} />
        <Button
          className={classes.details ?? ''}
          variant="subtle"
          size="xs"
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          {t('test.details')}
        </Button>
      </div>
      <div className={classes.verdict}>
        <div role="status">
          <h3 className={classes.title}>{certain ? title : t('probablyTitle', { title })}</h3>
          <p>
            <CodeText text={texts.sentences(observed)} />
          </p>
          {looking && <p>{t('test.examining')}</p>}
        </div>
        <TestFixes facts={facts} remedies={remedies} settings={settings} onFix={onFix} />
      </div>
      {opened && (
        <div className={classes.body}>
          {rows.length === 0 ? card : <StageList rows={rows} texts={texts} card={card} />}
        </div>
      )}
      <TestNotes tested={tested} />
    </div>
  );
}
