/** What a key or the menu of a row can have done. */
export type GridAction =
  | 'copy-payload'
  | 'copy-topic'
  | 'copy-json'
  | 'only-topic'
  | 'mute-topic'
  | 'only-subscription'
  | 'bookmark'
  | 'publish'
  | 'export'
  | 'replay'
  | 'open'
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
export function actionOfKey({ key, shiftKey, ctrlKey, metaKey, altKey }: Key, code: string): GridAction | null {
  if (altKey) return null;
  if (ctrlKey || metaKey) {
    if (code === 'KeyA' && !shiftKey) return 'pick-all';
    return code === 'KeyC' && !shiftKey ? 'copy-payload' : null;
  }
  if (key === 'Enter') return 'open';
  if (key === 'Escape') return 'unpick';
  if (code === 'KeyC') return shiftKey ? 'copy-topic' : 'copy-payload';
  if (shiftKey) return null;
  return ({ KeyP: 'publish', KeyM: 'mute-topic', KeyB: 'bookmark' } as const)[code] ?? null;
}
