// Which view a person has chosen for payloads of one kind. Kept while the page is open, so that going through messages of a
// kind does not mean choosing again for each.
import { createStore } from 'zustand/vanilla';
import type { FormatGuess } from '../../../../core/payload/guess-format.ts';
import type { PayloadView } from '../../../../core/payload/view/payload-view.ts';

export const formatChoiceStore = createStore<Readonly<Record<string, PayloadView>>>()(() => ({}));

/** Payloads that are guessed alike, have the same content type and the same decoder are of one kind. */
export function payloadKind(guess: FormatGuess, contentType: string | null, bindingId: string | null): string {
  return `${guess.format}/${guess.signature?.name ?? ''}/${contentType ?? ''}/${bindingId ?? ''}`;
}

/** Choosing what is shown unasked takes the choice back. */
export function chooseView(kind: string, unasked: PayloadView, view: PayloadView): void {
  const { [kind]: _old, ...others } = formatChoiceStore.getState();
  formatChoiceStore.setState(view === unasked ? others : { ...others, [kind]: view }, true);
}
