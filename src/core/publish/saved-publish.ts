// The library of publishes: what is kept under a name, in folders. It belongs to no connection: variables make the
// difference between one broker and another.
import type { Assertion } from './assertion.ts';
import type { PublishTemplate } from './publish-template.ts';

export type LibraryItem = LibraryFolder | SavedPublish;

interface LibraryPlace {
  readonly id: string;
  readonly name: string;
  /** The folder that it stands in; null: at the top. */
  readonly parentId: string | null;
  /** Among its neighbours, ascending. */
  readonly order: number;
}

export interface LibraryFolder extends LibraryPlace {
  readonly kind: 'folder';
}

export interface SavedPublish extends LibraryPlace {
  readonly kind: 'publish';
  readonly template: PublishTemplate;
  /** Null: nothing is waited for. */
  readonly request: RequestSettings | null;
}

/** A publish that waits for an answer. */
export interface RequestSettings {
  /** Where the answer is to come; variables may stand in it. Empty: the Response Topic of the template. */
  readonly answerFilter: string;
  /** Only a message with the request's Correlation Data is the answer. */
  readonly matchCorrelation: boolean;
  readonly timeoutMs: number;
  readonly assertions: readonly Assertion[];
}

export const DEFAULT_REQUEST: RequestSettings = {
  answerFilter: '',
  matchCorrelation: true,
  timeoutMs: 5_000,
  assertions: [],
};
