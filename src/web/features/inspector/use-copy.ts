import { useEffect, useState } from 'react';
import { copyText } from './copy-text.ts';

export type CopyState = 'idle' | 'copied' | 'failed';

const SHOWN_MS = 1500;

/** Copies what `read` gives (undefined: there is nothing), and tells for a moment how that went. */
export function useCopy(read: () => string | Promise<string | undefined>): { state: CopyState; copy: () => void } {
  const [state, setState] = useState<CopyState>('idle');
  useEffect(() => {
    if (state === 'idle') return;
    const timer = setTimeout(() => setState('idle'), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = async () => {
    const text = await read();
    setState(text !== undefined && (await copyText(text)) ? 'copied' : 'failed');
  };
  return { state, copy: () => void copy() };
}
