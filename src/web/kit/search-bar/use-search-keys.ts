// The search's keys that hold wherever one is: `/` leads to it, F3 and Shift+F3 walk its matches.
import { useEffect, useRef } from 'react';

export interface SearchKeys {
  readonly onFocus: () => void;
  readonly onWalk: (forward: boolean) => void;
}

export function useSearchKeys(keys: SearchKeys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement | null;
      if (event.ctrlKey || event.metaKey || event.altKey || target?.closest('[role=dialog]')) return;
      if (event.key === 'F3') latest.current.onWalk(!event.shiftKey);
      else if (event.key !== '/' || target?.closest('input, textarea, select, [contenteditable]')) return;
      else latest.current.onFocus();
      event.preventDefault();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
