// The file that was tried last and is no lab: what is wrong with it stays in view until the next one.
import { createStore } from 'zustand/vanilla';
import { goTo } from '../../../state/learn-store.ts';
import { addOwnLab, type OwnLabFault } from './own-labs.ts';

export interface RefusedLab {
  readonly file: string;
  readonly fault: OwnLabFault;
}

export const ownLabsStore = createStore<{ readonly refused: RefusedLab | null }>()(() => ({ refused: null }));

/** Reads and opens it, or shows what is wrong. */
export async function openOwnLab(file: File): Promise<void> {
  const added = await addOwnLab(file);
  ownLabsStore.setState({ refused: added.ok ? null : { file: file.name, fault: added.error } });
  goTo(added.ok ? { lab: added.value, step: null } : null);
}

const NAME = /\.ya?ml$/iu;

/** A lab that is dropped anywhere while labs are in view; until the answer is called. */
export function watchDroppedLabs(): () => void {
  const onDrop = (event: DragEvent) => {
    const file = [...(event.dataTransfer?.files ?? [])].find(({ name }) => NAME.test(name));
    if (!file) return;
    // Before others who take files: it is none of theirs.
    event.preventDefault();
    void openOwnLab(file);
  };
  window.addEventListener('drop', onDrop, true);
  return () => window.removeEventListener('drop', onDrop, true);
}
