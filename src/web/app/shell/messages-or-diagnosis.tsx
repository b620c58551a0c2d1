import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { examinationOf, examinationsStore } from '../../state/examinations.ts';
import { useWorkspace } from '../../state/use-workspace.ts';
import classes from './messages-or-diagnosis.module.css';
import { PaneGuard } from './pane-guard.tsx';

export interface MessagesOrDiagnosisProps {
  readonly profileId: string;
  readonly messages: ReactNode;
  readonly diagnosis: ReactNode;
}

/**
 * A failed connection that has no messages shows its diagnosis in their place; with messages, both share the room: the
 * log is never hidden by a loss. While it reconnects the diagnosis is a bar; while a person tries again, it stays.
 */
export function MessagesOrDiagnosis({ profileId, messages, diagnosis }: MessagesOrDiagnosisProps) {
  const phase = useWorkspace(profileId, ({ connection }) => connection.phase);
  const empty = useWorkspace(profileId, ({ tick }) => tick.kept === 0);
  const failedBefore = useStore(examinationsStore, (state) => examinationOf(state, profileId).failure !== null);
  const failed = phase === 'failed' || (phase === 'connecting' && failedBefore);
  return (
    <div className={classes.stack}>
      {(failed || phase === 'reconnecting') && (
        <div className={classes.diagnosis} data-room={failed ? (empty ? 'all' : 'some') : 'bar'}>
          <PaneGuard>{diagnosis}</PaneGuard>
        </div>
      )}
      {!(failed && empty) && (
        <div className={classes.messages}>
          <PaneGuard>{messages}</PaneGuard>
        </div>
      )}
    </div>
  );
}
