// What is wrong with a topic prefix, before anything is sent.
import { checkTopicName } from '../../../../core/mqtt/topic.ts';

export const MAX_PREFIX_CHARACTERS = 200;

export type PrefixFault = 'empty' | 'wildcard' | 'dollar' | 'slash' | 'long' | 'character';

/** Null: it can be used. */
export function prefixFault(prefix: string): PrefixFault | null {
  if (prefix === '') return 'empty';
  if (prefix.startsWith('$')) return 'dollar';
  if (prefix.endsWith('/')) return 'slash';
  if (prefix.length > MAX_PREFIX_CHARACTERS) return 'long';
  const name = checkTopicName(prefix);
  if (name.ok) return null;
  return name.error.rule === 'wildcard-in-name' ? 'wildcard' : 'character';
}
