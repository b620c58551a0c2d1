import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaptureState } from '../../../core/capture/capture-state.ts';
import type { ConnectionState } from '../../../core/protocol/engine-contract.ts';
import type { Capture } from '../../state/captures-store.ts';
import { useWorkspace } from '../../state/use-workspace.ts';
import classes from './capture-notes.module.css';

export interface CaptureNotesProps {
  readonly capture: Capture;
  readonly percent: number;
}

/** What could not be read, and why. */
export function CaptureNotes({ capture: { id, state, failure }, percent }: CaptureNotesProps) {
  const { t } = useTranslation('capture');
  const crash = useWorkspace(id, ({ connection }) => crashOf(connection)) ?? failure;
  if (crash !== null) {
    return (
      <div className={classes.notes}>
        <Note kind="error">{t('crashed', { message: crash })}</Note>
      </div>
    );
  }
  if (!state || state.phase === 'reading') return null;
  const { tls, compressed, unknown } = state.otherStreams;
  const { fault, frames, connections, isOutOfMemory } = state;
  const isNone = fault?.reason === 'not-a-capture';
  return (
    <div className={classes.notes}>
      {fault && <Note kind="error">{t(`fault.${faultText(fault)}`, { at: fault.at, detail: fault.detail })}</Note>}
      {state.phase === 'stopped' && (
        <Note kind="warn">{t(isOutOfMemory ? 'outOfMemory' : 'stopped', { percent })}</Note>
      )}
      {connections === 0 && !isNone && (
        <Note kind="warn">
          {t('nothing')} {t('nothingMeaning', { count: frames })}
        </Note>
      )}
      {tls > 0 && <Note kind="warn">{t('tls', { count: tls })}</Note>}
      {compressed > 0 && <Note kind="warn">{t('compressed', { count: compressed })}</Note>}
      {unknown > 0 && <Note kind="info">{t('unknown', { count: unknown })}</Note>}
    </div>
  );
}

function Note({ kind, children }: { readonly kind: 'error' | 'warn' | 'info'; readonly children: ReactNode }) {
  const Icon = kind === 'info' ? IconInfoCircle : IconAlertTriangle;
  return (
    <p className={classes.note} data-kind={kind} role="status">
      <Icon size={14} stroke={1.75} aria-hidden="true" />
      <span>{children}</span>
    </p>
  );
}

/** A compressed capture is told apart, because there is something to be done about it. */
function faultText({ reason, detail }: NonNullable<CaptureState['fault']>) {
  return reason === 'not-a-capture' && detail.includes('1f8b') ? 'gzip' : reason;
}

/** Null: the engine runs. */
function crashOf(connection: ConnectionState): string | null {
  if (connection.phase !== 'failed') return null;
  const { cause } = connection.failure;
  return cause.kind === 'engine-crashed' ? cause.message : cause.kind;
}
