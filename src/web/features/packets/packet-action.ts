/** What a key or the menu of a row can have done. */
export type PacketAction =
  | 'copy-row'
  | 'copy-hex'
  | 'only-exchange'
  | 'only-type'
  | 'only-topic'
  | 'without-topic'
  | 'only-connection'
  | 'export'
  | 'pick-all'
  | 'unpick';

interface Key {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** Null: the key is none of ours. Letters are told by what they are on a Latin keyboard, so that they work on a Cyrillic one. */
export function packetActionOfKey({ key, shiftKey, ctrlKey, metaKey, altKey }: Key, code: string): PacketAction | null {
  if (altKey) return null;
  if (ctrlKey || metaKey) {
    if (code === 'KeyA' && !shiftKey) return 'pick-all';
    return code === 'KeyC' && !shiftKey ? 'copy-row' : null;
  }
  if (key === 'Escape') return 'unpick';
  if (code === 'KeyC') return shiftKey ? 'copy-hex' : 'copy-row';
  if (shiftKey) return null;
  return ({ KeyE: 'only-exchange', KeyT: 'only-type', KeyM: 'without-topic' } as const)[code] ?? null;
}
