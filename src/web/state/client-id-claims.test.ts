import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Endpoint } from '../../core/mqtt/endpoint.ts';
import { claimClientId, claimInFlight, releaseClaims } from './client-id-claims.ts';
import { awaitLock, tryLock } from './tab-locks.ts';

const lab: Endpoint = { scheme: 'ws', host: '127.0.0.1', port: 9001, path: '/mqtt' };

/** A browser's locks, as far as they are used here. */
class Locks {
  readonly #held = new Map<string, Promise<unknown>>();

  async request(
    name: string,
    options: { ifAvailable?: boolean; signal?: AbortSignal },
    use: (lock: object | null) => unknown,
  ): Promise<void> {
    if (this.#held.has(name) && options.ifAvailable) return void use(null);
    while (this.#held.has(name)) await this.#held.get(name);
    if (options.signal?.aborted) throw new DOMException('given up', 'AbortError');
    const using = Promise.resolve(use({ name }));
    this.#held.set(name, using);
    await using;
    this.#held.delete(name);
  }
}

// A page that has been there for a while waits for nobody.
const now = performance.now.bind(performance);
beforeEach(() => {
  vi.spyOn(performance, 'now').mockImplementation(() => now() + 60_000);
});

const settled = () => new Promise((resolve) => setTimeout(resolve));

for (const [where, locks] of [
  ['in a browser with locks', true],
  ['in one without', false],
] as const) {
  describe(where, () => {
    beforeEach(() => {
      vi.stubGlobal('navigator', locks ? { locks: new Locks() } : {});
    });

    afterEach(async () => {
      for (const profile of ['a', 'b']) releaseClaims(profile);
      await settled();
    });

    it('gives an id at one broker to one profile at a time', async () => {
      expect(await claimClientId('a', lab, 'loupe', false)).toBe(null);
      expect(await claimClientId('a', lab, 'loupe', false)).toBe(null);
      const other = { ...lab, scheme: 'mqtt', host: 'LOCALHOST' } as const;
      expect(await claimClientId('b', other, 'loupe', false)).toEqual({ kind: 'profile', profileId: 'a' });
      expect(await claimClientId('b', { ...lab, port: 1 }, 'loupe', false)).toBe(null);
      expect(await claimClientId('b', lab, 'another', false)).toBe(null);
      releaseClaims('a');
      await settled();
      expect(await claimClientId('b', lab, 'loupe', false)).toBe(null);
    });

    it('lets it be used twice when that is wanted, and has it when the other one goes', async () => {
      await claimClientId('a', lab, 'loupe', false);
      expect(await claimClientId('b', lab, 'loupe', true)).toBe(null);
      releaseClaims('b');
      expect(await claimClientId('b', lab, 'loupe', false)).toEqual({ kind: 'profile', profileId: 'a' });
    });

    it('lets one tab keep what is in flight', async () => {
      expect([await claimInFlight('a'), await claimInFlight('a'), await claimInFlight('b')]).toEqual([
        true,
        true,
        true,
      ]);
      const elsewhere = await tryLock('in flight a');
      expect(elsewhere).toBe(null);
      releaseClaims('a');
      await settled();
      (await tryLock('in flight a'))?.();
    });
  });
}

it('tells another tab from another profile, and gets in line for what it has', async () => {
  vi.stubGlobal('navigator', { locks: new Locks() });
  const elsewhere = await tryLock('client 127.0.0.1:9001 loupe');
  expect(await claimClientId('a', lab, 'loupe', false)).toEqual({ kind: 'tab' });
  expect(await claimClientId('a', lab, 'loupe', true)).toBe(null);
  elsewhere?.();
  await settled();
  expect(await claimClientId('b', lab, 'loupe', false)).toEqual({ kind: 'profile', profileId: 'a' });
  releaseClaims('a');
});

it('gives up waiting for a lock', async () => {
  vi.stubGlobal('navigator', { locks: new Locks() });
  const first = await tryLock('x');
  awaitLock('x')();
  first?.();
  await settled();
  expect(await tryLock('x')).not.toBe(null);
  vi.unstubAllGlobals();
});

it('asks the other tabs where there are no locks', async () => {
  vi.stubGlobal('navigator', {});
  const elsewhere = new BroadcastChannel('mqtt-loupe locks');
  elsewhere.onmessage = ({ data }: MessageEvent<{ wanted?: string }>) => {
    if (data.wanted === 'client 127.0.0.1:9001 theirs') elsewhere.postMessage({ taken: data.wanted });
  };
  expect(await claimClientId('a', lab, 'theirs', false)).toEqual({ kind: 'tab' });
  expect(await claimClientId('a', lab, 'ours', false)).toBe(null);
  const answer = new Promise((resolve) => {
    elsewhere.onmessage = ({ data }) => resolve(data);
  });
  elsewhere.postMessage({ wanted: 'client 127.0.0.1:9001 ours' });
  expect(await answer).toEqual({ taken: 'client 127.0.0.1:9001 ours' });
  elsewhere.close();
  releaseClaims('a');
  vi.unstubAllGlobals();
});

it('waits on a young page for the one that it has replaced', async () => {
  vi.stubGlobal('navigator', { locks: new Locks() });
  const before = await tryLock('x');
  vi.spyOn(performance, 'now').mockImplementation(() => 100);
  setTimeout(() => before?.(), 20);
  const release = await tryLock('x');
  expect(release).not.toBeNull();
  release?.();
  vi.unstubAllGlobals();
});
