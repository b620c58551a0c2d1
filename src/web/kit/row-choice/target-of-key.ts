/** Where a key leads to in a list of `first <= position < end`; null: the key is none of those that walk. */
export function targetOfKey(
  key: string,
  cursor: number | null,
  first: number,
  end: number,
  page: number,
): number | null {
  const at = cursor ?? end;
  const inside = (position: number) => Math.max(first, Math.min(end - 1, position));
  switch (key) {
    case 'ArrowUp':
      return inside(at - 1);
    case 'ArrowDown':
      return inside(at + 1);
    case 'PageUp':
      return inside(at - page);
    case 'PageDown':
      return inside(at + page);
    case 'Home':
      return first;
    case 'End':
      return end - 1;
    default:
      return null;
  }
}
