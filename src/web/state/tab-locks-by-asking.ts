// Locks among tabs where a browser has no Web Locks: on a page that is no secure context, such as a companion's that is
// opened from another computer. Who wants one asks all tabs, and takes silence for a no.
import type { Release } from './tab-locks.ts';

type Message = { readonly wanted: string } | { readonly taken: string };

/** A tab in the background answers as fast as one in view: messages are not slowed down. */
const ANSWER_WITHIN_MS = 150;

const held = new Map<string, number>();
let tabs: BroadcastChannel | undefined;

/** Null: this tab or another has it. Of two that ask at once neither may get it. */
export async function askForLock(name: string): Promise<Release | null> {
  if (held.has(name)) return null;
  const release = holdLock(name);
  if (!(await isTakenElsewhere(name))) return release;
  release();
  return null;
}

/** Holds it without asking, beside whoever has it. */
export function holdLock(name: string): Release {
  held.set(name, (held.get(name) ?? 0) + 1);
  listen();
  let released = false;
  return () => {
    const left = (held.get(name) ?? 0) - (released ? 0 : 1);
    released = true;
    if (left > 0) held.set(name, left);
    else held.delete(name);
  };
}

function isTakenElsewhere(name: string): Promise<boolean> {
  const channel = listen();
  if (!channel) return Promise.resolve(false);
  return new Promise((resolve) => {
    const end = (taken: boolean) => {
      clearTimeout(timer);
      channel.removeEventListener('message', onAnswer);
      resolve(taken);
    };
    const onAnswer = ({ data }: MessageEvent<Message>) => {
      if ('taken' in data && data.taken === name) end(true);
    };
    const timer = setTimeout(() => end(false), ANSWER_WITHIN_MS);
    channel.addEventListener('message', onAnswer);
    channel.postMessage({ wanted: name } satisfies Message);
  });
}

/** Answers the other tabs from here on. */
function listen(): BroadcastChannel | undefined {
  if (tabs || typeof BroadcastChannel === 'undefined') return tabs;
  const channel = new BroadcastChannel('mqtt-loupe locks');
  channel.addEventListener('message', ({ data }: MessageEvent<Message>) => {
    if ('wanted' in data && held.has(data.wanted)) channel.postMessage({ taken: data.wanted } satisfies Message);
  });
  tabs = channel;
  return tabs;
}
