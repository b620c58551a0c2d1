// Whether the decoders are open, and with what to add.
import { createStore } from 'zustand/vanilla';
import type { PayloadView } from '../../../../../core/payload/view/payload-view.ts';

/** What a new decoder begins with. */
export interface DecoderDraft {
  readonly topicFilter: string;
  readonly view: PayloadView;
}

export interface DecodersDialogState {
  readonly isOpen: boolean;
  /** Null: the list is shown. */
  readonly draft: DecoderDraft | null;
}

export const decodersDialogStore = createStore<DecodersDialogState>()(() => ({ isOpen: false, draft: null }));

export function openDecoders(draft: DecoderDraft | null): void {
  decodersDialogStore.setState({ isOpen: true, draft });
}

export function closeDecoders(): void {
  decodersDialogStore.setState({ isOpen: false, draft: null });
}
