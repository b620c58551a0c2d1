// Which payloads are read how, by topic filter and not by connection: what a topic carries is the same on every broker.
import { topicMatches } from '../../mqtt/topic.ts';
import type { PayloadSchema, PayloadView } from './payload-view.ts';

export interface DecoderBinding {
  readonly id: string;
  readonly topicFilter: string;
  readonly view: PayloadView;
  /** For Protobuf and Avro; null for all others, and for Protobuf without a schema. */
  readonly schema: PayloadSchema | null;
  readonly enabled: boolean;
  /** Ascending: the first that matches counts. */
  readonly order: number;
}

/** Sparkplug B has its own name space, so that its payloads are known by their topic. Can be switched off or moved. */
export const BUILT_IN_BINDINGS: readonly DecoderBinding[] = [
  {
    id: 'sparkplug',
    topicFilter: 'spBv1.0/#',
    view: 'sparkplug',
    schema: null,
    enabled: true,
    order: 1_000_000,
  },
];

/** The state of a host application is JSON, or a word, in the same name space. */
const SPARKPLUG_STATE = /^spBv1\.0\/STATE(\/|$)/;

export function isBuiltIn(id: string): boolean {
  return BUILT_IN_BINDINGS.some((binding) => binding.id === id);
}

/** In force, in their order: what is stored, and what is built in where nothing stored stands in its place. */
export function orderedBindings(stored: readonly DecoderBinding[]): readonly DecoderBinding[] {
  const ids = new Set(stored.map(({ id }) => id));
  const all = [...stored, ...BUILT_IN_BINDINGS.filter(({ id }) => !ids.has(id))];
  return all.sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
}

/** Null: none that is switched on matches. `bindings` are in their order. */
export function bindingFor(bindings: readonly DecoderBinding[], topic: string): DecoderBinding | null {
  return (
    bindings.find(
      ({ id, enabled, topicFilter }) =>
        enabled && topicMatches(topicFilter, topic) && !(isBuiltIn(id) && SPARKPLUG_STATE.test(topic)),
    ) ?? null
  );
}

/** `id` before the one at `index` of the others: all bindings with new orders. */
export function movedBinding(
  bindings: readonly DecoderBinding[],
  id: string,
  index: number,
): readonly DecoderBinding[] {
  const moved = bindings.find((binding) => binding.id === id);
  if (!moved) return bindings;
  const others = bindings.filter((binding) => binding.id !== id);
  return [...others.slice(0, index), moved, ...others.slice(index)].map((binding, order) => ({ ...binding, order }));
}
