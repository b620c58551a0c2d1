// The profile dialog's model: the form's state, and saving it.
import { useEffect, useReducer, useState } from 'react';
import type { ConnectionProfile } from '../../../../core/mqtt/connection-profile.ts';
import { findProfile } from '../../../state/profiles-store.ts';
import { showWorkspace } from '../../../state/workspace-actions.ts';
import { type SecretsChange, storedSecretNames } from '../../../storage/profile-storage.ts';
import { connectAnew } from '../connect-anew.ts';
import { closeConnectionDialog } from '../connection-dialog-store.ts';
import { faultMessage } from '../fault-message.ts';
import { changeProfile, createProfile, newClientId } from '../profile-actions.ts';
import { type DraftFaults, type DraftField, SESSION_FIELDS } from './draft-faults.ts';
import { newDraft, type ProfileDraft, profileFields } from './profile-draft.ts';
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
  /** Closes the form, or asks first when something would be lost. */
  readonly leave: () => void;
}

export type ProfileFormTarget =
  | { readonly kind: 'new'; readonly prefill: Partial<ConnectionProfile> }
  | { readonly kind: 'edit'; readonly profile: ConnectionProfile };

export function useProfileForm(target: ProfileFormTarget): ProfileForm {
  const [clientId] = useState(newClientId);
  const [state, dispatch] = useReducer(changeForm, null, () =>
    startForm(newDraft(target.kind === 'new' ? target.prefill : target.profile, clientId)),
  );
  const editedId = target.kind === 'edit' ? target.profile.id : null;

  useEffect(() => {
    if (editedId === null) return;
    let gone = false;
    storedSecretNames(editedId).then(
      (names) => gone || dispatch({ type: 'password-known', stored: names.includes('password') }),
      () => undefined, // Saving will say that the storage does not work.
    );
    return () => {
      gone = true;
    };
  }, [editedId]);

  async function save(andConnect: boolean): Promise<void> {
    const fault = firstFaultOf(state);
    if (fault) return dispatch({ type: 'refused', inSession: SESSION_FIELDS.includes(fault) });
    if (state.saving) return;
    dispatch({ type: 'saving' });
    const draft = finishedDraft(state);
    const secrets = secretsChange(draft, state.initial);
    try {
      const { id } =
        target.kind === 'new'
          ? await createProfile(profileFields(draft), secrets, target.prefill.subscriptions)
          : await changeProfile(findProfile(target.profile.id) ?? target.profile, profileFields(draft), secrets);
      closeConnectionDialog();
      showWorkspace(id);
      if (andConnect) connectAnew(id);
    } catch (error) {
      dispatch({ type: 'not-saved', message: faultMessage(error) });
    }
  }

  const dirty = isDirty(state);
  return {
    state,
    dispatch,
    faults: visibleFaults(state),
    firstFault: firstFaultOf(state),
    dirty,
    save,
    leave: () => (dirty ? dispatch({ type: 'ask-discard', ask: !state.askDiscard }) : closeConnectionDialog()),
  };
}

function secretsChange(draft: ProfileDraft, initial: ProfileDraft): SecretsChange {
  if (draft.password !== '') return { password: draft.password };
  return initial.passwordStored && !draft.passwordStored ? { password: null } : {};
}
