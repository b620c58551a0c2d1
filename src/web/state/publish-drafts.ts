// What stands in each connection's publish form. Outlives the form, so that changing connections loses nothing.
import { createStore } from 'zustand/vanilla';
import type { EngineError } from '../../core/protocol/engine-contract.ts';
import { EMPTY_TEMPLATE, type PayloadTemplate, type PublishTemplate } from '../../core/publish/publish-template.ts';

export interface Draft extends PublishTemplate {
  /** A file that is sent as it is, instead of what stands in `payload`; null: none. */
  readonly file: File | null;
  /** The library item that is being edited; null: none. */
  readonly savedId: string | null;
  /** Why the last publish was not even sent; null when it was, or when there was none. */
  readonly fault: EngineError | null;
}

const EMPTY: Draft = { ...EMPTY_TEMPLATE, file: null, savedId: null, fault: null };

export interface DraftsState {
  readonly byProfile: Readonly<Record<string, Draft>>;
  /** Grows each time that a form is asked for: on a phone it may be behind another pane. */
  readonly opens: Readonly<Record<string, number>>;
}

export const draftStore = createStore<DraftsState>()(() => ({ byProfile: {}, opens: {} }));

export function draftOf(
  profileId: string,
  { byProfile }: Pick<DraftsState, 'byProfile'> = draftStore.getState(),
): Draft {
  return byProfile[profileId] ?? EMPTY;
}

export function changeDraft(profileId: string, change: Partial<Draft>): void {
  draftStore.setState(({ byProfile }) => ({
    byProfile: { ...byProfile, [profileId]: { ...(byProfile[profileId] ?? EMPTY), ...change } },
  }));
}

/** Puts a template into the form, and brings the form into view. `savedId`: the library item that it came from. */
export function openInForm(profileId: string, template: PublishTemplate, savedId: string | null = null): void {
  changeDraft(profileId, { ...template, file: null, savedId, fault: null });
  draftStore.setState(({ opens }) => ({ opens: { ...opens, [profileId]: (opens[profileId] ?? 0) + 1 } }));
}

/** A text as the payload, in whatever format is chosen. */
export function changePayload(profileId: string, change: Partial<PayloadTemplate>): void {
  changeDraft(profileId, { payload: { ...draftOf(profileId).payload, ...change } });
}

export function templateOf({ topic, payload, qos, retain, properties }: Draft): PublishTemplate {
  return { topic, payload, qos, retain, properties };
}
