import { useStore } from 'zustand';
import { type AutomationDraft, changeAutomationDraft, closeAutomationDraft } from '../../../state/automation-drafts.ts';
import { isRunning, jobsOf, jobsStore } from '../../../state/jobs-store.ts';
import type { KeptAutomation } from '../../../storage/stored-automations.ts';
import { keepDraft } from '../list/use-automation-actions.ts';
import { jobOf } from '../start-automation.ts';
import { RepeatForm } from './repeat-form.tsx';
import { ResponderForm } from './responder-form.tsx';

export interface DraftFormProps {
  readonly profileId: string;
  readonly draft: AutomationDraft;
  readonly onStart: (kept: KeptAutomation) => void;
}

/** The form of what is being written, a repeat or a responder. */
export function DraftForm({ profileId, draft, onStart }: DraftFormProps) {
  const runs = useStore(jobsStore, (state) => {
    const job = draft.id === null ? undefined : jobOf(jobsOf(profileId, state), draft.id);
    return job !== undefined && isRunning(job);
  });
  const shared = {
    profileId,
    isRunning: runs,
    onChange: (changed: AutomationDraft) => changeAutomationDraft(profileId, changed),
    onCancel: () => closeAutomationDraft(profileId),
  };
  const keep = (what: Parameters<typeof keepDraft>[2], start: boolean) => {
    const kept = keepDraft(profileId, draft, what);
    if (start) onStart(kept);
  };
  if (draft.kind === 'repeat')
    return (
      <RepeatForm
        {...shared}
        draft={draft}
        onSave={(pace, start) => keep({ kind: 'repeat', template: draft.template, ...pace }, start)}
      />
    );
  return <ResponderForm {...shared} draft={draft} onSave={(rule, start) => keep({ kind: 'responder', rule }, start)} />;
}
