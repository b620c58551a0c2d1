import { vi } from 'vitest';

/** Waits until `read()` has stayed the same for a while; a stream that is held back comes to rest. */
export async function settled(read: () => number): Promise<number> {
  let before = -1;
  let same = 0;
  await vi.waitUntil(
    () => {
      const now = read();
      same = now === before && now > 0 ? same + 1 : 0;
      before = now;
      return same >= 5;
    },
    { timeout: 10_000, interval: 40 },
  );
  return before;
}
