// Which part of the workbench is open, by profile, and what another part of the page asks of it: the composer that its
// draft be repeated, a message's menu that it be answered.
import { createStore } from 'zustand/vanilla';
import type { PublishTemplate } from '../../core/publish/publish-template.ts';
import { showTab } from './workspace-actions.ts';

export const WORKBENCH_SECTIONS = ['library', 'automation', 'devices', 'scripts'] as const;

export type WorkbenchSection = (typeof WORKBENCH_SECTIONS)[number];

export type WorkbenchIntent =
  | { readonly kind: 'repeat'; readonly template: PublishTemplate }
  /** `answer` null: it is yet to be written. */
  | { readonly kind: 'respond'; readonly topicFilter: string; readonly answer: PublishTemplate | null }
  /** `savedId`: the item that the draft came from; null: a new one. */
  | { readonly kind: 'save'; readonly template: PublishTemplate; readonly savedId: string | null }
  | { readonly kind: 'request'; readonly template: PublishTemplate };

export interface WorkbenchView {
  readonly section: WorkbenchSection;
  /** What the section is asked for, until it takes it. */
  readonly intent: WorkbenchIntent | null;
  /** Grows each time that the workbench is asked for: on a phone it may be open behind another pane. */
  readonly opens: number;
}

const AT_FIRST: WorkbenchView = { section: 'library', intent: null, opens: 0 };

export const workbenchStore = createStore<{ readonly byProfile: Readonly<Record<string, WorkbenchView>> }>()(() => ({
  byProfile: {},
}));

export function workbenchOf(profileId: string, { byProfile } = workbenchStore.getState()): WorkbenchView {
  return byProfile[profileId] ?? AT_FIRST;
}

/** Brings a part of the workbench into view, from anywhere. */
export function openWorkbench(
  profileId: string,
  section: WorkbenchSection,
  intent: WorkbenchIntent | null = null,
): void {
  change(profileId, ({ opens }) => ({ section, intent, opens: opens + 1 }));
  showTab(profileId, 'workbench');
}

/** Chooses a part within the workbench. */
export function showWorkbenchSection(profileId: string, section: WorkbenchSection): void {
  change(profileId, () => ({ section }));
}

/** Once: whoever takes it does it. */
export function takeIntent<K extends WorkbenchIntent['kind']>(
  profileId: string,
  kinds: readonly K[],
): Extract<WorkbenchIntent, { readonly kind: K }> | null {
  const { intent } = workbenchOf(profileId);
  if (!intent || !(kinds as readonly string[]).includes(intent.kind)) return null;
  change(profileId, () => ({ intent: null }));
  return intent as Extract<WorkbenchIntent, { readonly kind: K }>;
}

export function askToRepeat(profileId: string, template: PublishTemplate): void {
  openWorkbench(profileId, 'automation', { kind: 'repeat', template });
}

export function askToRespond(profileId: string, topicFilter: string, answer: PublishTemplate | null = null): void {
  openWorkbench(profileId, 'automation', { kind: 'respond', topicFilter, answer });
}

export function askToSave(profileId: string, template: PublishTemplate, savedId: string | null = null): void {
  openWorkbench(profileId, 'library', { kind: 'save', template, savedId });
}

export function askToRequest(profileId: string, template: PublishTemplate): void {
  openWorkbench(profileId, 'library', { kind: 'request', template });
}

function change(profileId: string, to: (view: WorkbenchView) => Partial<WorkbenchView>): void {
  workbenchStore.setState(({ byProfile }) => {
    const view = byProfile[profileId] ?? AT_FIRST;
    return { byProfile: { ...byProfile, [profileId]: { ...view, ...to(view) } } };
  });
}
