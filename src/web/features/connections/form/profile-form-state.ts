// The form's state and how it changes. Pure: the hook around it saves, this only knows what was typed.
import type { ConnectionSettings, ProfileSecrets } from '../../../../core/mqtt/connection-profile.ts';
import type { Scheme } from '../../../../core/mqtt/endpoint.ts';
import type { SecretName } from '../../../storage/profile-storage.ts';
import type { DraftFault } from './draft/draft-fault.ts';
import { type SecretDraft, withStored } from './draft/secret-drafts.ts';
import { type DraftFaults, type DraftField, draftFaults, type FoldName, firstFault, foldOf } from './draft-faults.ts';
import { draftSettings, type ProfileDraft, withScheme, withSettings } from './profile-draft.ts';
import { type FilledFrom, filledFrom, withAddress } from './whole-address.ts';

export interface ProfileFormState {
  readonly draft: ProfileDraft;
  /** As the form was opened: what differs from it would be lost. */
  readonly initial: ProfileDraft;
  /** Fields that were left once: from then on they say what is wrong with them. `all` after an attempt to save. */
  readonly left: Partial<Readonly<Record<DraftField, true>>> | 'all';
  /** A pasted address or command was taken apart. */
  readonly filled: FilledFrom | null;
  readonly open: Partial<Readonly<Record<FoldName, boolean>>>;
  /** Escape was pressed with changes in the form: shall they go? */
  readonly askDiscard: boolean;
  readonly saving: boolean;
  /** Why the browser did not store the profile. */
  readonly saveError: string | null;
  /** Counts attempts to save that a fault stopped; each sends the focus to the first fault. */
  readonly refusals: number;
  /** The last test: `run` counts up with each, `stored` are the secrets that it needed beside those that were typed. */
  readonly test: FormTest | null;
}

export interface FormTest {
  readonly run: number;
  readonly stored: ProfileSecrets;
  /** As they were when it began. */
  readonly settings: ConnectionSettings;
}

/** The parts of a draft that are objects of their own, one a fold. */
export type DraftPart = 'tls' | 'will' | 'v5' | 'reconnect';

type PartAction = {
  [P in DraftPart]: { readonly type: 'part'; readonly part: P; readonly patch: Partial<ProfileDraft[P]> };
}[DraftPart];

export type ProfileFormAction =
  | PartAction
  | { readonly type: 'edit'; readonly patch: Partial<ProfileDraft> }
  | { readonly type: 'secret'; readonly name: SecretName; readonly patch: Partial<SecretDraft> }
  | { readonly type: 'settings'; readonly patch: Partial<ConnectionSettings> }
  | { readonly type: 'scheme'; readonly scheme: Scheme }
  | { readonly type: 'host'; readonly text: string }
  | { readonly type: 'leave'; readonly field: DraftField }
  | { readonly type: 'secrets-known'; readonly names: readonly SecretName[] }
  | { readonly type: 'fold'; readonly fold: FoldName; readonly open: boolean }
  | { readonly type: 'ask-discard'; readonly ask: boolean }
  | { readonly type: 'refused' }
  | { readonly type: 'testing'; readonly stored: ProfileSecrets }
  | { readonly type: 'saving' }
  | { readonly type: 'not-saved'; readonly message: string };

export function startForm(draft: ProfileDraft): ProfileFormState {
  return {
    draft,
    initial: draft,
    left: {},
    filled: null,
    open: {},
    askDiscard: false,
    saving: false,
    saveError: null,
    refusals: 0,
    test: null,
  };
}

export function changeForm(state: ProfileFormState, action: ProfileFormAction): ProfileFormState {
  switch (action.type) {
    case 'edit':
      return edited(state, { ...state.draft, ...action.patch });
    case 'part':
      return edited(state, { ...state.draft, [action.part]: { ...state.draft[action.part], ...action.patch } });
    case 'secret': {
      const { secrets } = state.draft;
      const changed = { ...secrets, [action.name]: { ...secrets[action.name], ...action.patch } };
      return edited(state, { ...state.draft, secrets: changed });
    }
    case 'settings':
      return edited(state, withSettings(state.draft, action.patch));
    case 'scheme':
      return { ...edited(state, withScheme(state.draft, action.scheme)), filled: null };
    case 'host': {
      const typed = { ...edited(state, { ...state.draft, host: action.text }), filled: null };
      // Several characters at once are pasted (or put in by a program). What is typed one by one is not finished yet.
      return action.text.length - state.draft.host.length > 1 ? takeAddress(typed) : typed;
    }
    case 'leave': {
      // Whoever passes by the empty field has not forgotten it yet.
      if (action.field === 'host' && state.draft.host.trim() === '') return state;
      const left = state.left === 'all' ? state.left : { ...state.left, [action.field]: true };
      return action.field === 'host' ? takeAddress({ ...state, left }) : { ...state, left };
    }
    case 'secrets-known':
      return {
        ...state,
        draft: { ...state.draft, secrets: withStored(state.draft.secrets, action.names) },
        initial: { ...state.initial, secrets: withStored(state.initial.secrets, action.names) },
      };
    case 'fold':
      return { ...state, open: { ...state.open, [action.fold]: action.open } };
    case 'ask-discard':
      return { ...state, askDiscard: action.ask };
    case 'refused':
      return refused(takeAddress(state));
    case 'testing': {
      const { stored } = action;
      const taken = takeAddress(state);
      return {
        ...taken,
        test: { run: (state.test?.run ?? 0) + 1, stored, settings: draftSettings(taken.draft, stored) },
      };
    }
    case 'saving':
      return { ...takeAddress(state), saving: true, saveError: null };
    case 'not-saved':
      return { ...state, saving: false, saveError: action.message };
  }
}

function edited(state: ProfileFormState, draft: ProfileDraft): ProfileFormState {
  return { ...state, draft, askDiscard: false, saveError: null };
}

/** Opens the fold that holds the first fault, so that the focus can go there. */
function refused(state: ProfileFormState): ProfileFormState {
  const field = firstFaultOf(state);
  const fold = field && foldOf(field);
  const open = fold ? { ...state.open, [fold]: true } : state.open;
  return { ...state, open, left: 'all', refusals: state.refusals + 1 };
}

function takeAddress(state: ProfileFormState): ProfileFormState {
  const draft = withAddress(state.draft);
  if (draft === state.draft) return state;
  return { ...state, draft, filled: filledFrom(state.draft) };
}

/** The draft as it would be saved: with an address in the host field taken apart. */
export function finishedDraft(state: ProfileFormState): ProfileDraft {
  return withAddress(state.draft);
}

/** What is wrong, whether or not it is time to say so. */
export function formFaults(state: ProfileFormState): DraftFaults {
  return draftFaults(finishedDraft(state));
}

/** What the form says is wrong now. */
export function visibleFaults(state: ProfileFormState): DraftFaults {
  const { left } = state;
  const faults = formFaults(state);
  if (left === 'all') return faults;
  const shown = (Object.entries(faults) as [DraftField, DraftFault][]).filter(([field]) => left[field]);
  return Object.fromEntries(shown);
}

export function firstFaultOf(state: ProfileFormState): DraftField | undefined {
  return firstFault(formFaults(state));
}

/** What a test is shown of the form: as it stands now, or, while something is wrong with it, as it was tested. */
export function testedSettings(state: ProfileFormState): ConnectionSettings | null {
  if (!state.test) return null;
  return firstFaultOf(state) ? state.test.settings : draftSettings(finishedDraft(state), state.test.stored);
}

/** Whether closing the form would lose something. */
export function isDirty({ draft, initial }: ProfileFormState): boolean {
  return (Object.keys(initial) as (keyof ProfileDraft)[]).some(
    (key) => key !== 'portEdited' && draft[key] !== initial[key] && !isEqual(draft[key], initial[key]),
  );
}

function isEqual(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
