// What can be done with a repeat or responder from the list and the form: begin, with a question before a flood; keep;
// remove, and put back.
import { useState } from 'react';
import { randomUuid } from '../../../../core/base/random-uuid.ts';
import { type AutomationDraft, closeAutomationDraft } from '../../../state/automation-drafts.ts';
import { automationStore, keepAutomation, nextOrder, removeAutomation } from '../../../state/automation-store.ts';
import { findProfile } from '../../../state/profiles-store.ts';
import type { KeptAutomation, KeptRepeat, KeptResponder } from '../../../storage/stored-automations.ts';
import { type RateQuestion, rateQuestion } from '../rate-question.ts';
import { startAutomation, stopAutomation } from '../start-automation.ts';

export interface AutomationActions {
  /** A flood that waits for a person's yes; null: none. */
  readonly question: (RateQuestion & { readonly kept: KeptAutomation; readonly host: string }) | null;
  answer(yes: boolean): void;
  /** Ids of those that could not begin. */
  readonly notStarted: readonly string[];
  start(kept: KeptAutomation): void;
  duplicate(kept: KeptAutomation): void;
  /** What was removed last. */
  readonly removed: KeptAutomation | null;
  remove(kept: KeptAutomation): void;
  undoRemoval(): void;
}

export function useAutomationActions(): AutomationActions {
  const [question, setQuestion] = useState<AutomationActions['question']>(null);
  const [notStarted, setNotStarted] = useState<readonly string[]>([]);
  const [removed, setRemoved] = useState<KeptAutomation | null>(null);
  const begin = async (kept: KeptAutomation) => {
    const { ok } = await startAutomation(kept);
    setNotStarted((before) => [...before.filter((id) => id !== kept.id), ...(ok ? [] : [kept.id])]);
  };
  return {
    question,
    answer(yes) {
      if (yes && question) void begin(question.kept);
      setQuestion(null);
    },
    notStarted,
    start(kept) {
      const endpoint = findProfile(kept.profileId)?.endpoint;
      const asked = kept.kind === 'repeat' && endpoint && rateQuestion(endpoint.host, kept.intervalMs, kept.count);
      if (asked) setQuestion({ ...asked, kept, host: `${endpoint.host}:${endpoint.port}` });
      else void begin(kept);
    },
    duplicate(kept) {
      const order = nextOrder(automationStore.getState().automations);
      void keepAutomation({ ...kept, id: randomUuid(), order });
    },
    removed,
    remove(kept) {
      stopAutomation(kept.profileId, kept.id);
      setRemoved(kept);
      void removeAutomation(kept.id);
    },
    undoRemoval() {
      if (removed) void keepAutomation(removed);
      setRemoved(null);
    },
  };
}

/** Keeps what a form holds, in the place that it had. */
export function keepDraft(profileId: string, draft: AutomationDraft, what: KeptContent): KeptAutomation {
  const { automations } = automationStore.getState();
  const order = automations.find(({ id }) => id === draft.id)?.order ?? nextOrder(automations);
  const kept = { ...what, id: draft.id ?? randomUuid(), profileId, name: draft.name.trim(), order };
  void keepAutomation(kept);
  closeAutomationDraft(profileId);
  return kept;
}

type Without<T> = Omit<T, 'id' | 'profileId' | 'name' | 'order'>;

type KeptContent = Without<KeptRepeat> | Without<KeptResponder>;
