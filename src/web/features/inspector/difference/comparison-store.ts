// Which message others are compared with, by profile, and whether they are. For as long as the page is open.
import { createStore } from 'zustand/vanilla';

export interface MarkedMessage {
  readonly seq: number;
  /** A sequence number is an engine's own: with its time it names one message. */
  readonly time: number;
}

export interface ComparisonState {
  readonly marked: Readonly<Record<string, MarkedMessage>>;
  /** What a person wants to compare with, where a message is marked. */
  readonly base: ComparisonBase;
}

export type ComparisonBase = 'previous' | 'marked';

export const comparisonStore = createStore<ComparisonState>()(() => ({ marked: {}, base: 'previous' }));

export function markMessage(profileId: string, { seq, time }: MarkedMessage): void {
  comparisonStore.setState(({ marked }) => ({ marked: { ...marked, [profileId]: { seq, time } }, base: 'marked' }));
}

export function unmarkMessage(profileId: string): void {
  comparisonStore.setState(({ marked: { [profileId]: _gone, ...others } }) => ({ marked: others, base: 'previous' }));
}

export function compareWith(base: ComparisonBase): void {
  comparisonStore.setState({ base });
}
