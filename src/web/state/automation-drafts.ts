// The repeats and responders that are being written, by connection. They outlive their form, so that a look at the
// messages, or at another connection, loses nothing; nor does one that is begun before another is finished.
import { createStore } from 'zustand/vanilla';
import { EMPTY_TEMPLATE, type PublishTemplate } from '../../core/publish/publish-template.ts';
import type { ResponderRule } from '../../core/publish/responder-rule.ts';
import type { KeptAutomation, KeptRepeat, KeptResponder } from '../storage/stored-automations.ts';

/** Numbers as they are typed: what is no number yet stays as it is. */
export interface RepeatDraft {
  readonly kind: 'repeat';
  /** Null: a new one. */
  readonly id: string | null;
  readonly name: string;
  readonly template: PublishTemplate;
  /** Two views of one number; the other one follows the one that is typed in. */
  readonly interval: string;
  readonly rate: string;
  readonly jitterPercent: string;
  /** Empty: without end. */
  readonly count: string;
}

export interface ResponderDraft {
  readonly kind: 'responder';
  readonly id: string | null;
  readonly name: string;
  readonly rule: Omit<ResponderRule, 'delayMs' | 'maxPerS'>;
  readonly delay: string;
  readonly maxPerS: string;
}

export type AutomationDraft = RepeatDraft | ResponderDraft;

export interface AutomationDraftsState {
  /** The last one is in view; the others wait behind it. */
  readonly byProfile: Readonly<Record<string, readonly AutomationDraft[]>>;
}

export const automationDrafts = createStore<AutomationDraftsState>()(() => ({ byProfile: {} }));

const NONE: readonly AutomationDraft[] = [];

export function draftsOf(profileId: string, { byProfile } = automationDrafts.getState()): readonly AutomationDraft[] {
  return byProfile[profileId] ?? NONE;
}

/** Opens one more; what was begun before it, and not finished, comes back after it. */
export function openAutomationDraft(profileId: string, draft: AutomationDraft): void {
  change(profileId, (drafts) => [...drafts.filter((other) => !isUntouched(other) && !isSame(other, draft)), draft]);
}

/** The one that is in view, as it is now. */
export function changeAutomationDraft(profileId: string, draft: AutomationDraft): void {
  change(profileId, (drafts) => [...drafts.slice(0, -1), draft]);
}

export function closeAutomationDraft(profileId: string): void {
  change(profileId, (drafts) => drafts.slice(0, -1));
}

function change(profileId: string, to: (drafts: readonly AutomationDraft[]) => readonly AutomationDraft[]): void {
  automationDrafts.setState(({ byProfile }) => ({
    byProfile: { ...byProfile, [profileId]: to(byProfile[profileId] ?? NONE) },
  }));
}

/** Nothing is lost with it. */
function isUntouched(draft: AutomationDraft): boolean {
  if (draft.id !== null || draft.name !== '') return false;
  const { topic, payload } = draft.kind === 'repeat' ? draft.template : draft.rule.answer;
  const filter = draft.kind === 'repeat' ? '' : draft.rule.topicFilter;
  return topic === '' && payload.text === '' && filter === '';
}

/** The same one is not written twice at once. */
function isSame(a: AutomationDraft, b: AutomationDraft): boolean {
  return a.id !== null && a.id === b.id;
}

export function newRepeat(template: PublishTemplate): RepeatDraft {
  return {
    ...{ kind: 'repeat', id: null, name: '', template },
    ...{ interval: '1000', rate: '1', jitterPercent: '0', count: '' },
  };
}

export function newResponder(topicFilter: string, answer: PublishTemplate | null): ResponderDraft {
  return {
    ...{ kind: 'responder', id: null, name: '' },
    rule: {
      topicFilter,
      conditions: [],
      answer: answer ?? EMPTY_TEMPLATE,
      useResponseTopic: true,
      ignoreRetained: true,
    },
    ...{ delay: '0', maxPerS: '10' },
  };
}

export function draftOfAutomation(kept: KeptAutomation): AutomationDraft {
  return kept.kind === 'repeat' ? draftOfRepeat(kept) : draftOfResponder(kept);
}

function draftOfRepeat({ id, name, template, intervalMs, jitter, count }: KeptRepeat): RepeatDraft {
  return {
    ...{ kind: 'repeat', id, name, template },
    ...{ interval: shortNumber(intervalMs), rate: shortNumber(1_000 / intervalMs) },
    jitterPercent: shortNumber(jitter * 100),
    count: count === null ? '' : String(count),
  };
}

function draftOfResponder({ id, name, rule }: KeptResponder): ResponderDraft {
  const { delayMs, maxPerS, ...rest } = rule;
  return { kind: 'responder', id, name, rule: rest, delay: shortNumber(delayMs), maxPerS: shortNumber(maxPerS) };
}

/** Six digits are enough for a person, and lose nothing that can be told apart. */
export function shortNumber(value: number): string {
  return String(Number(value.toPrecision(6)));
}
