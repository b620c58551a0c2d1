// The profile dialog's model: the form's state, saving it, and testing what it says.
import { useEffect, useReducer, useState } from 'react';
import type { ConnectionProfile, ConnectionSettings } from '../../../../core/mqtt/connection-profile.ts';
import { findProfile } from '../../../state/profiles-store.ts';
import { showWorkspace } from '../../../state/workspace-actions.ts';
import { readSecrets, storedSecretNames } from '../../../storage/profile-storage.ts';
import { connectAnew } from '../connect-anew.ts';
import { closeConnectionDialog } from '../connection-dialog-store.ts';
import { faultMessage } from '../fault-message.ts';
import { changeProfile, createProfile, newClientId } from '../profile-actions.ts';
import { secretsChange } from './draft/secret-drafts.ts';
import type { DraftFaults, DraftField } from './draft-faults.ts';
import { changedFields, newDraft, profileFields } from './profile-draft.ts';
import {
  changeForm,
  finishedDraft,
  firstFaultOf,
  isDirty,
  type ProfileFormAction,
  type ProfileFormState,
  startForm,
  visibleFaults,
} from './profile-form-state.ts';

export interface ProfileForm {
  readonly state: ProfileFormState;
  readonly dispatch: (action: ProfileFormAction) => void;
  /** What the form says is wrong. */
  readonly faults: DraftFaults;
  /** The field to go to after an attempt to save that a fault stopped. */
  readonly firstFault: DraftField | undefined;
  readonly dirty: boolean;
  readonly save: (andConnect: boolean) => Promise<void>;
  /** Tries what stands in the form now, saved or not; a fault stops it as it stops saving. */
  readonly test: () => Promise<void>;
  /** Takes over what a test proposes, and tests that. */
  readonly fix: (patch: Partial<ConnectionSettings>) => void;
  /** Closes the form, or asks first when something would be lost. */
  readonly leave: () => void;
}

export type ProfileFormTarget =
  | { readonly kind: 'new'; readonly prefill: Partial<ConnectionProfile> }
  | {
      readonly kind: 'edit';
      readonly profile: ConnectionProfile;
      /** Changes that somebody proposes: they stand in the form, and are not saved yet. */
      readonly prefill?: Partial<ConnectionProfile> | undefined;
    };

export function useProfileForm(target: ProfileFormTarget): ProfileForm {
  const [clientId] = useState(newClientId);
  const [state, dispatch] = useReducer(changeForm, null, () => {
    if (target.kind === 'new') return startForm(newDraft(target.prefill, clientId));
    const started = startForm(newDraft(target.profile, clientId));
    return { ...started, draft: newDraft({ ...target.profile, ...target.prefill }, clientId) };
  });
  const editedId = target.kind === 'edit' ? target.profile.id : null;

  useEffect(() => {
    if (editedId === null) return;
    let gone = false;
    storedSecretNames(editedId).then(
      (names) => gone || dispatch({ type: 'secrets-known', names }),
      () => undefined, // Saving will say that the storage does not work.
    );
    return () => {
      gone = true;
    };
  }, [editedId]);

  async function save(andConnect: boolean): Promise<void> {
    if (firstFaultOf(state)) return dispatch({ type: 'refused' });
    if (state.saving) return;
    dispatch({ type: 'saving' });
    const draft = finishedDraft(state);
    const secrets = secretsChange(draft.secrets, state.initial.secrets, draft.askPassword);
    try {
      const { id } = await (target.kind === 'new'
        ? createProfile(profileFields(draft), secrets)
        : changeStored(target.profile, draft, secrets));
      closeConnectionDialog();
      showWorkspace(id);
      if (andConnect) connectAnew(id);
    } catch (error) {
      dispatch({ type: 'not-saved', message: faultMessage(error) });
    }
  }

  function changeStored(
    opened: ConnectionProfile,
    draft: ReturnType<typeof finishedDraft>,
    secrets: ReturnType<typeof secretsChange>,
  ): Promise<ConnectionProfile> {
    const current = findProfile(opened.id) ?? opened;
    return changeProfile(current, changedFields(current, state.initial, draft), secrets);
  }

  async function test(now: ProfileFormState): Promise<void> {
    if (firstFaultOf(now)) return dispatch({ type: 'refused' });
    const stored = editedId === null ? {} : await readSecrets(editedId).catch(() => ({}));
    dispatch({ type: 'testing', stored });
  }

  const dirty = isDirty(state);
  return {
    state,
    dispatch,
    faults: visibleFaults(state),
    firstFault: firstFaultOf(state),
    dirty,
    save,
    test: () => test(state),
    fix: (patch) => {
      const action = { type: 'settings', patch } as const;
      dispatch(action);
      void test(changeForm(state, action));
    },
    leave: () => (dirty ? dispatch({ type: 'ask-discard', ask: !state.askDiscard }) : closeConnectionDialog()),
  };
}
