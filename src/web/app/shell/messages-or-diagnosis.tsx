import type { ReactNode } from 'react';
import classes from './messages-or-diagnosis.module.css';
import { PaneGuard } from './pane-guard.tsx';
import { useDiagnosisRoom } from './use-diagnosis-room.ts';

export interface MessagesOrDiagnosisProps {
  readonly profileId: string;
  readonly messages: ReactNode;
  readonly diagnosis: ReactNode;
}

/**
 * A failed connection that has no messages shows its diagnosis in their place; with messages, both share the room: the
 * log is never hidden by a loss. While it reconnects the diagnosis is a bar.
 */
export function MessagesOrDiagnosis({ profileId, messages, diagnosis }: MessagesOrDiagnosisProps) {
  const room = useDiagnosisRoom(profileId);
  return (
    <div className={classes.stack}>
      {room && (
        <div className={classes.diagnosis} data-room={room}>
          <PaneGuard>{diagnosis}</PaneGuard>
        </div>
      )}
      {room !== 'all' && (
        <div className={classes.messages}>
          <PaneGuard>{messages}</PaneGuard>
        </div>
      )}
    </div>
  );
}
