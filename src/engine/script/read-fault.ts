// What the interpreter has thrown, in a few words and with its place in the person's source.
import type { ScriptFault } from './script-contract.ts';

/** The file's name in stacks. */
export const SOURCE_NAME = 'script';

const PLACE = new RegExp(`\\b${SOURCE_NAME}:(\\d+)(?::(\\d+))?`, 'u');

/** `thrown`: an Error as the interpreter dumps it, one of the browser's, or anything that a script throws. */
export function readFault(thrown: unknown): ScriptFault | 'memory' {
  const error = thrown as { name?: unknown; message?: unknown; stack?: unknown } | null;
  if (typeof error !== 'object' || error === null) return { message: String(thrown), line: null, column: null };
  const { name, message, stack } = error;
  if (name === 'InternalError' && message === 'out of memory') return 'memory';
  const place = PLACE.exec(typeof stack === 'string' ? stack : '');
  return {
    message:
      typeof message === 'string' ? `${typeof name === 'string' ? `${name}: ` : ''}${message}` : JSON.stringify(error),
    line: place ? Number(place[1]) : null,
    column: place?.[2] ? Number(place[2]) : null,
  };
}
