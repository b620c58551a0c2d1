// Where something that is dropped on the list goes.
import type { ShownSection } from './list-sections.ts';
import { type DropMark, headingKey, rowKey } from './list-store.ts';
import type { Place } from './move-profiles.ts';

/** The row or heading at a height of the window, and which half of it; the last one below all of them. */
export function markAt(list: HTMLElement, y: number): DropMark | null {
  const items = [...list.querySelectorAll<HTMLElement>('[data-key]')];
  const item = items.find((one) => y < one.getBoundingClientRect().bottom) ?? items.at(-1);
  const key = item?.dataset.key;
  if (!item || key === undefined) return null;
  const { top, height } = item.getBoundingClientRect();
  if (y < top + height / 2) return { key, where: 'before' };
  return { key, where: item.querySelector('[data-row]') ? 'after' : 'into' };
}

/** Null: the mark is at nothing that is shown any more. */
export function dropPlace(sections: readonly ShownSection[], { key, where }: DropMark): Place | null {
  for (const [i, { group, folded, profiles }] of sections.entries()) {
    if (group !== null && headingKey(group) === key) {
      // Above a heading is the end of what stands above it.
      if (where === 'before') return { group: sections[i - 1]?.group ?? null, beforeId: null };
      return { group, beforeId: folded ? null : (profiles[0]?.id ?? null) };
    }
    const at = profiles.findIndex(({ id }) => rowKey(id) === key);
    if (at >= 0) return { group, beforeId: profiles[where === 'before' ? at : at + 1]?.id ?? null };
  }
  return null;
}
