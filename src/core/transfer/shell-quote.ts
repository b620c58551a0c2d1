// Writes one word of a command so that the shell hands it on as it is.
import type { Shell } from './shell-words.ts';

/** Nothing that either shell gives a meaning to. */
const PLAIN = /^[\w@%+=:,./-]+$/u;
const PLAIN_CMD = /^[\w@+:./\\-]+$/u;

/** Null: cmd cannot be given this word. It ends a command at a line feed, whatever the quotes. */
export function quoteWord(word: string, shell: Shell): string | null {
  if (word.includes('\0')) return null;
  if (shell === 'sh') return PLAIN.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
  if (/[\r\n]/u.test(word)) return null;
  if (PLAIN_CMD.test(word)) return word;
  // Programs undo `\"` and the backslashes before a quote; cmd itself still expands %NAME% in quotes, for which `%` stands
  // outside of them behind `^`: backslashes before it stand before a quote, too.
  const escaped = word.replace(/(\\*)"/gu, '$1$1\\"').replace(/(\\+)(?=%|$)/gu, '$1$1');
  return `"${escaped.replaceAll('%', '"^%"')}"`;
}
