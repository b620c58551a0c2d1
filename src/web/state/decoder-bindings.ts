// The decoder bindings as the page sees them, and how they are changed. Fed by storage (a live query, so another tab's
// changes arrive too), from the first time that somebody looks at a payload.
import { createStore } from 'zustand/vanilla';
import {
  type DecoderBinding,
  isBuiltIn,
  movedBinding,
  orderedBindings,
} from '../../core/payload/view/decoder-binding.ts';

export interface DecoderBindingsState {
  /** What is built in included, in the order in which they count. */
  readonly bindings: readonly DecoderBinding[];
  /** Why the browser does not keep them; null while it does. */
  readonly fault: string | null;
}

export const decoderBindingsStore = createStore<DecoderBindingsState>()(() => ({
  bindings: orderedBindings([]),
  fault: null,
}));

let isWatching = false;

const stored = () => import('../storage/stored-decoder-bindings.ts');

/** Begins to read what is stored; once. */
export function watchDecoderBindings(): void {
  if (isWatching) return;
  isWatching = true;
  stored().then(
    ({ watchBindings }) =>
      watchBindings((bindings) => decoderBindingsStore.setState({ bindings: orderedBindings(bindings) }), tellFault),
    tellFault,
  );
}

/** Creates or replaces one. A new one stands first: it was made for what is looked at now. */
export async function saveDecoderBinding(binding: DecoderBinding): Promise<void> {
  const { bindings } = decoderBindingsStore.getState();
  const known = bindings.some(({ id }) => id === binding.id);
  const all = known
    ? bindings.map((other) => (other.id === binding.id ? binding : other))
    : movedBinding([...bindings, binding], binding.id, 0);
  await change(all, known ? [binding] : all);
}

/** To place `index` among the others. */
export async function moveDecoderBinding(id: string, index: number): Promise<void> {
  const all = movedBinding(decoderBindingsStore.getState().bindings, id, index);
  await change(all, all);
}

/** What is built in is switched off instead of removed. */
export async function removeDecoderBinding(id: string): Promise<void> {
  if (isBuiltIn(id)) return;
  const { bindings } = decoderBindingsStore.getState();
  decoderBindingsStore.setState({ bindings: bindings.filter((binding) => binding.id !== id) });
  try {
    await (await stored()).removeBinding(id);
  } catch (error) {
    tellFault(error);
  }
}

/** In force at once, though the browser may not keep it. */
async function change(all: readonly DecoderBinding[], changed: readonly DecoderBinding[]): Promise<void> {
  decoderBindingsStore.setState({ bindings: all, fault: null });
  try {
    await (await stored()).saveBindings(changed);
  } catch (error) {
    tellFault(error);
  }
}

function tellFault(error: unknown): void {
  decoderBindingsStore.setState({ fault: error instanceof Error ? error.message : String(error) });
}
