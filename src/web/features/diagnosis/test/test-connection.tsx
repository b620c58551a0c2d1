// `Test connection` in the profile's form: a strip of the stages, foldable open, and on a failure its fixes for the form.
import { Button, Loader } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConnectionSettings } from '../../../../core/mqtt/connection-profile.ts';
import { versionName } from '../../../../core/mqtt/protocol-version.ts';
import { CodeText } from '../../../kit/code-text/code-text.tsx';
import { acceptedRows } from '../judge/stage-rows.ts';
import { useStageTexts } from '../use-diagnosis-texts.ts';
import { StageList } from '../view/stage-list.tsx';
import { StageStrip } from './stage-strip.tsx';
import classes from './test-connection.module.css';
import { TestFailure } from './test-failure.tsx';
import { TestNotes } from './test-notes.tsx';
import { type TestState, useConnectionTest } from './use-connection-test.ts';

export interface TestConnectionProps {
  /** With the secrets, typed or stored. */
  readonly settings: ConnectionSettings;
  /** Counts up at each press; 0: not asked for yet. */
  readonly run: number;
  /** A fix changes the form, and nothing else. */
  readonly onFix: (patch: Partial<ConnectionSettings>) => void;
}

export function TestConnection({ settings, run, onFix }: TestConnectionProps) {
  const { t } = useTranslation('diagnosis');
  const state = useConnectionTest(settings, run);
  if (state.kind === 'idle') return null;
  const stale = state.kind !== 'running' && JSON.stringify(state.tested.typed) !== JSON.stringify(settings);
  return (
    <section className={classes.panel} aria-label={t('test.name')} data-kind={state.kind} aria-busy={isBusy(state)}>
      {state.kind === 'running' && (
        <p className={classes.strip} role="status">
          <Loader size={14} />
          {t('test.running')}
        </p>
      )}
      {state.kind === 'accepted' && <Accepted key={run} state={state} />}
      {state.kind === 'failed' && <TestFailure state={state} settings={settings} onFix={onFix} />}
      {stale && <p className={classes.note}>{t('test.stale')}</p>}
    </section>
  );
}

function isBusy(state: TestState): boolean {
  return state.kind === 'running' || (state.kind === 'failed' && state.looking);
}

function Accepted({ state }: { readonly state: TestState & { readonly kind: 'accepted' } }) {
  const { t, i18n } = useTranslation('diagnosis');
  const [opened, setOpened] = useState(false);
  const { accepted, tested } = state;
  const texts = useStageTexts();
  const rows = acceptedRows(accepted, Date.now());
  const ms = Math.round(accepted.elapsedMs).toLocaleString(i18n.language);
  return (
    <>
      <div className={classes.strip}>
        <StageStrip rows={rows} />
        <span className={classes.outcome} role="status">
          <CodeText text={t('test.accepted', { ms, version: versionName(accepted.version) })} />
        </span>
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
      {opened && (
        <div className={classes.body}>
          <StageList rows={rows} texts={texts} />
        </div>
      )}
      <TestNotes tested={tested} />
    </>
  );
}
