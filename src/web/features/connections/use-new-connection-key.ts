import { useEffect } from 'react';
import { openNewConnection } from './connection-dialog-store.ts';

/** N makes a new connection, wherever no text is typed and no dialog is open. */
export function useNewConnectionKey(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isNewConnectionKey(event) || event.defaultPrevented || event.repeat) return;
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest('input, textarea, select, [contenteditable], [role="dialog"], [role="menu"]')) return;
      if (document.querySelector('[role="dialog"]')) return;
      event.preventDefault();
      openNewConnection();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

/** The letter, or its key where the layout has no Latin letters (a Russian one gives `т`). */
function isNewConnectionKey(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false;
  return event.key === 'n' || (event.code === 'KeyN' && !/^[a-z]$/.test(event.key));
}
