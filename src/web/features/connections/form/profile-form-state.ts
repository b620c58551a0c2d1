// The form's state and how it changes. Pure: the hook around it saves, this only knows what was typed.
import { looksLikeAddress, parseAddress } from '../../../../core/mqtt/address.ts';
import { isWebSocketScheme, type Scheme } from '../../../../core/mqtt/endpoint.ts';
import { type DraftFault, type DraftFaults, type DraftField, draftFaults, firstFault } from './draft-faults.ts';
import { type ProfileDraft, withAddress, withScheme } from './profile-draft.ts';

export interface ProfileFormState {
  readonly draft: ProfileDraft;
  /** As the form was opened: what differs from it would be lost. */
  readonly initial: ProfileDraft;
  /** Fields that were left once: from then on they say what is wrong with them. */
  readonly left: Partial<Readonly<Record<DraftField, true>>>;
  /** A pasted address was taken apart; `url-port` when it named no port. */
  readonly filled: 'filled' | 'url-port' | null;
  /** The fold `Session`. */
  readonly sessionOpen: boolean;
  /** Escape was pressed with changes in the form: shall they go? */
  readonly askDiscard: boolean;
  readonly saving: boolean;
  /** Why the browser did not store the profile. */
  readonly saveError: string | null;
  /** Counts attempts to save that a fault stopped; each sends the focus to the first fault. */
  readonly refusals: number;
}

export type ProfileFormAction =
  | { readonly type: 'edit'; readonly patch: Partial<ProfileDraft> }
  | { readonly type: 'scheme'; readonly scheme: Scheme }
  | { readonly type: 'host'; readonly text: string }
  | { readonly type: 'leave'; readonly field: DraftField }
  | { readonly type: 'password-known'; readonly stored: boolean }
  | { readonly type: 'fold'; readonly open: boolean }
  | { readonly type: 'ask-discard'; readonly ask: boolean }
  | { readonly type: 'refused'; readonly inSession: boolean }
  | { readonly type: 'saving' }
  | { readonly type: 'not-saved'; readonly message: string };

export function startForm(draft: ProfileDraft): ProfileFormState {
  return {
    draft,
    initial: draft,
    left: {},
    filled: null,
    sessionOpen: false,
    askDiscard: false,
    saving: false,
    saveError: null,
    refusals: 0,
  };
}

const ALL_LEFT: ProfileFormState['left'] = {
  host: true,
  port: true,
  path: true,
  username: true,
  password: true,
  clientId: true,
  keepAlive: true,
};

export function changeForm(state: ProfileFormState, action: ProfileFormAction): ProfileFormState {
  switch (action.type) {
    case 'edit':
      return { ...state, draft: { ...state.draft, ...action.patch }, askDiscard: false, saveError: null };
    case 'scheme':
      return { ...state, draft: withScheme(state.draft, action.scheme), filled: null, askDiscard: false };
    case 'host': {
      const typed: ProfileFormState = {
        ...state,
        draft: { ...state.draft, host: action.text },
        filled: null,
        askDiscard: false,
      };
      // Several characters at once are pasted (or put in by a program). What is typed one by one is not finished yet.
      return action.text.length - state.draft.host.length > 1 ? takeAddress(typed) : typed;
    }
    case 'leave': {
      // Whoever passes by the empty field has not forgotten it yet.
      if (action.field === 'host' && state.draft.host.trim() === '') return state;
      const left = { ...state.left, [action.field]: true };
      return action.field === 'host' ? takeAddress({ ...state, left }) : { ...state, left };
    }
    case 'password-known':
      return {
        ...state,
        draft: { ...state.draft, passwordStored: action.stored },
        initial: { ...state.initial, passwordStored: action.stored },
      };
    case 'fold':
      return { ...state, sessionOpen: action.open };
    case 'ask-discard':
      return { ...state, askDiscard: action.ask };
    case 'refused': {
      const { sessionOpen, refusals } = state;
      return {
        ...takeAddress(state),
        left: ALL_LEFT,
        sessionOpen: sessionOpen || action.inSession,
        refusals: refusals + 1,
      };
    }
    case 'saving':
      return { ...takeAddress(state), saving: true, saveError: null };
    case 'not-saved':
      return { ...state, saving: false, saveError: action.message };
  }
}

function takeAddress(state: ProfileFormState): ProfileFormState {
  const draft = withAddress(state.draft);
  if (draft === state.draft) return state;
  const address = parseAddress(state.draft.host);
  if (!looksLikeAddress(state.draft.host) || !address.ok) return { ...state, draft };
  const guessed = !address.value.portNamed && isWebSocketScheme(draft.scheme);
  return { ...state, draft, filled: guessed ? 'url-port' : 'filled' };
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
  const shown: Partial<Record<DraftField, DraftFault>> = {};
  for (const [field, fault] of Object.entries(formFaults(state)) as [DraftField, DraftFault][]) {
    if (state.left[field]) shown[field] = fault;
  }
  return shown;
}

export function firstFaultOf(state: ProfileFormState): DraftField | undefined {
  return firstFault(formFaults(state));
}

/** Whether closing the form would lose something. */
export function isDirty({ draft, initial }: ProfileFormState): boolean {
  return (Object.keys(initial) as (keyof ProfileDraft)[]).some(
    (key) => key !== 'portEdited' && draft[key] !== initial[key],
  );
}
