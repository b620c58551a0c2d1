// Which file this is, what is in it, how far it is read, and what could not be.
import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaptureState } from '../../../core/capture/capture-state.ts';
import { closeCapture, stopCapture } from '../../state/captures-actions.ts';
import { useWorkspace } from '../../state/use-workspace.ts';
import { CaptureFacts } from './capture-facts.tsx';
import classes from './capture-header.module.css';
import { CaptureNotes } from './capture-notes.tsx';
import { addCaptureTexts } from './capture-texts.ts';
import { ConnectionChoice } from './connection-choice.tsx';
import { percentRead, useCapture } from './use-capture.ts';

addCaptureTexts();

export function CaptureHeader({ captureId }: { readonly captureId: string }) {
  const { t } = useTranslation('capture');
  const heading = useRef<HTMLHeadingElement>(null);
  const closeButton = useRef<HTMLButtonElement>(null);
  const capture = useCapture(captureId);
  const crashed = useWorkspace(captureId, ({ connection }) => connection.phase === 'failed');
  // It takes the place of what had the focus: of the capture that was closed, or of where a recording was opened.
  // biome-ignore lint/correctness/useExhaustiveDependencies: again for each capture
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, [captureId]);
  if (!capture) return null;
  const { name, state, failure } = capture;
  const phase = crashed || failure !== null ? 'failed' : phaseOf(state);
  const percent = percentRead(capture);
  return (
    <>
      <header className={classes.header}>
        <div className={classes.identity}>
          <h1 ref={heading} tabIndex={-1} title={name}>
            {name}
          </h1>
          <span className={classes.state} data-phase={phase}>
            <span role="status" aria-label={t('state')}>
              {t(`phase.${phase}`)}
            </span>
            {phase === 'reading' && <span className={classes.percent}>{t('percent', { percent })}</span>}
          </span>
        </div>
        <CaptureFacts capture={capture} />
        <div className={classes.actions}>
          <ConnectionChoice capture={capture} />
          {phase === 'reading' && (
            <Button
              className={classes.button ?? ''}
              onClick={() => {
                stopCapture(captureId);
                closeButton.current?.focus();
              }}
            >
              {t('cancel')}
            </Button>
          )}
          <Button ref={closeButton} className={classes.button ?? ''} onClick={() => closeCapture(captureId)}>
            {t('close')}
          </Button>
        </div>
        {phase === 'reading' && (
          <progress className={classes.progress} aria-label={t('reading', { name })} max={100} value={percent} />
        )}
      </header>
      <CaptureNotes capture={capture} percent={percent} />
    </>
  );
}

type Phase = CaptureState['phase'] | 'damaged' | 'failed';

function phaseOf(state: CaptureState | null): Phase {
  if (!state) return 'reading';
  if (!state.fault) return state.phase;
  return state.fault.reason === 'not-a-capture' ? 'failed' : 'damaged';
}
