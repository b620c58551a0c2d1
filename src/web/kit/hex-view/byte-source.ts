// Bytes that are here, or come piece by piece from elsewhere, for a view that draws some of them.

export interface ByteSource {
  readonly length: number;
  /** The bytes from `from` up to `to`, or null: they have not come yet, and `subscribe`'s listeners are told when they have. */
  read(from: number, to: number): Uint8Array | null;
  subscribe(listener: () => void): () => void;
}

export function bytesHere(bytes: Uint8Array): ByteSource {
  return {
    length: bytes.length,
    read: (from, to) => bytes.subarray(from, to),
    subscribe: () => () => {},
  };
}

export const WINDOW_BYTES = 64 * 1024;
const MAX_WINDOWS = 64;

/** `fetch` gives null when the bytes cannot be had any more; `beginning` is here already. */
export function bytesElsewhere(
  length: number,
  beginning: Uint8Array,
  fetch: (offset: number, length: number) => Promise<Uint8Array | null>,
): ByteSource {
  const windows = new Map<number, Uint8Array | 'asked'>();
  const listeners = new Set<() => void>();
  const ask = async (index: number) => {
    windows.set(index, 'asked');
    const bytes = await fetch(index * WINDOW_BYTES, WINDOW_BYTES);
    if (!bytes) return;
    windows.delete(index);
    windows.set(index, bytes);
    for (const [oldest] of windows) {
      if (windows.size <= MAX_WINDOWS) break;
      windows.delete(oldest);
    }
    for (const listener of listeners) listener();
  };
  return {
    length,
    read(from, to) {
      if (to <= beginning.length) return beginning.subarray(from, to);
      const bytes = new Uint8Array(Math.min(to, length) - from);
      let missing = false;
      for (let at = from; at < from + bytes.length; ) {
        const index = Math.floor(at / WINDOW_BYTES);
        const end = Math.min(from + bytes.length, (index + 1) * WINDOW_BYTES);
        const window = windows.get(index);
        if (window === undefined) void ask(index);
        if (window instanceof Uint8Array) {
          bytes.set(window.subarray(at - index * WINDOW_BYTES, end - index * WINDOW_BYTES), at - from);
        } else missing = true;
        at = end;
      }
      return missing ? null : bytes;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
