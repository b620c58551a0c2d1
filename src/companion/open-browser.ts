// Opens an address in the system's browser.

import { spawn } from 'node:child_process';

/** `onFailure` runs when there is no such program; a browser that opens slowly is not waited for. */
export function openBrowser(url: string, onFailure: (words: string) => void): void {
  const [program, args] = opener(url);
  const child = spawn(program, args, { stdio: 'ignore', detached: true });
  child.once('error', (error) => onFailure(error.message));
  child.unref();
}

function opener(url: string): [program: string, args: string[]] {
  if (process.platform === 'darwin') return ['open', [url]];
  // `start` is a command of the shell; its first quoted argument would be a window's title.
  if (process.platform === 'win32') return ['cmd', ['/c', 'start', '""', url]];
  return ['xdg-open', [url]];
}
