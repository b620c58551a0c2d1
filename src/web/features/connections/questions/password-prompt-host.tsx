import { lazy, Suspense } from 'react';
import { useStore } from 'zustand';
import { type PasswordQuestion, questionsStore } from '../../../state/connect-questions.ts';
import { findProfile } from '../../../state/profiles-store.ts';
import { workspacesStore } from '../../../state/workspaces-store.ts';

const PasswordPrompt = lazy(async () => ({ default: (await import('./password-prompt.tsx')).PasswordPrompt }));

/** Asks for the password of a profile that keeps none, when it is to connect. Rendered once. */
export function PasswordPromptHost() {
  const activeId = useStore(workspacesStore, (state) => state.activeId);
  const questions = useStore(questionsStore, (state) => state.questions);
  // What nobody has clicked waits until its workspace is in view.
  const question = questions.find(
    (one): one is PasswordQuestion => one.kind === 'password' && (!one.given.quiet || one.profileId === activeId),
  );
  const profile = question && findProfile(question.profileId);
  if (!profile) return null;
  return (
    <Suspense>
      <PasswordPrompt key={question.profileId} question={question} profile={profile} />
    </Suspense>
  );
}
