// Which view a person has chosen for payloads of one kind. Kept while the page is open, so that going through messages of a
// kind does not mean choosing again for each.
import { createStore } from 'zustand/vanilla';
import type { FormatGuess, PayloadFormat } from '../../../../core/payload/guess-format.ts';

export const formatChoiceStore = createStore<Readonly<Record<string, PayloadFormat>>>()(() => ({}));

/** Payloads that are guessed alike and have the same content type are of one kind. */
export function payloadKind(guess: FormatGuess, contentType: string | null): string {
  return `${guess.format}/${guess.signature?.name ?? ''}/${contentType ?? ''}`;
}

/** Choosing what is guessed anyway takes the choice back. */
export function chooseFormat(kind: string, guess: FormatGuess, format: PayloadFormat): void {
  const { [kind]: _old, ...others } = formatChoiceStore.getState();
  formatChoiceStore.setState(format === guess.format ? others : { ...others, [kind]: format }, true);
}
