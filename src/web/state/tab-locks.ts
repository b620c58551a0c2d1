// Locks among all tabs of this browser. A tab's locks end with it, however it ends, so nothing has to be cleaned up.
import { askForLock, holdLock } from './tab-locks-by-asking.ts';

export type Release = () => void;

/**
 * A page that this one has replaced (a reload) may not have let go of its locks yet, on a busy computer for a second. So
 * a young page waits a little before it believes that somebody else has a lock.
 */
const REPLACED_WITHIN_MS = 10_000;
const PATIENCE_MS = 1_500;

/** Takes a lock unless somebody has it: resolves with how to give it back, or null. */
export async function tryLock(name: string): Promise<Release | null> {
  const until = performance.now() < REPLACED_WITHIN_MS ? performance.now() + PATIENCE_MS : 0;
  for (let pauseMs = 25; ; pauseMs *= 2) {
    const release = await tryOnce(name);
    if (release || performance.now() + pauseMs > until) return release;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

/** Waits for a lock in the background, as long as it takes. Returns how to give it back, or up. */
export function awaitLock(name: string): Release {
  const locks = tabLocks();
  if (!locks) return holdLock(name);
  const giveUp = new AbortController();
  let giveBack: Release = () => giveUp.abort();
  const hold = () => new Promise<void>((release) => (giveBack = release));
  locks.request(fullName(name), { signal: giveUp.signal }, hold).catch(() => undefined);
  return () => giveBack();
}

function tryOnce(name: string): Promise<Release | null> {
  const locks = tabLocks();
  if (!locks) return askForLock(name);
  return new Promise((resolve) => {
    const take = (lock: Lock | null) => {
      if (!lock) return resolve(null);
      return new Promise<void>((release) => resolve(release));
    };
    // A browser that cannot lock (its storage is closed to this page) must not keep anybody from connecting.
    locks.request(fullName(name), { ifAvailable: true }, take).catch(() => resolve(() => undefined));
  });
}

function tabLocks(): LockManager | undefined {
  return globalThis.navigator?.locks;
}

function fullName(name: string): string {
  return `mqtt-loupe ${name}`;
}
