// What must be answered before a profile connects. Asked by workspace-actions; where it is shown is not decided here.
import { createStore } from 'zustand/vanilla';
import type { ClientIdHolder } from './client-id-claims.ts';

/** What a person has said to an attempt to connect. */
export interface ConnectGiven {
  /** For a profile that keeps none. It goes to the engine, and nowhere else. */
  readonly password?: string | undefined;
  /** Instead of the profile's own, in this tab only. */
  readonly clientId?: string | undefined;
  /** Connects though somebody else uses the client id. */
  readonly evenIfInUse?: boolean | undefined;
  /** Nobody has clicked: what must be asked waits until the profile comes into view. */
  readonly quiet?: boolean | undefined;
}

interface Question {
  readonly profileId: string;
  readonly given: ConnectGiven;
}

export interface PasswordQuestion extends Question {
  readonly kind: 'password';
  /** What the broker said to the last one; null: none was given yet. */
  readonly refused: { readonly reasonCode: number; readonly reasonString: string | null } | null;
}

export interface ClientIdQuestion extends Question {
  readonly kind: 'client-id';
  readonly clientId: string;
  readonly holder: ClientIdHolder;
}

export type ConnectQuestion = PasswordQuestion | ClientIdQuestion;

/** At most one a profile, the oldest first. */
export const questionsStore = createStore<{ readonly questions: readonly ConnectQuestion[] }>()(() => ({
  questions: [],
}));

export function ask(question: ConnectQuestion): void {
  questionsStore.setState(({ questions }) => ({
    questions: [...questions.filter(({ profileId }) => profileId !== question.profileId), question],
  }));
}

export function withdrawQuestion(asked: string): void {
  questionsStore.setState((state) => {
    const questions = state.questions.filter(({ profileId }) => profileId !== asked);
    return questions.length === state.questions.length ? state : { questions };
  });
}
