// The labs that come with the app: what the list shows of them before any is loaded, in the order in which they build on
// each other.
import { fail, type Result } from '../../../core/base/result.ts';
import type { Lab } from '../../../core/learn/lab.ts';
import type { LabFault } from './read-lab.ts';

export const LAB_IDS = ['first-steps', 'sessions', 'security', 'mqtt5', 'own-broker'] as const;

export type LabId = (typeof LAB_IDS)[number];

export type LabLanguage = Lab['language'];

const FILES = import.meta.glob<string>('./labs/*.yaml', { query: '?raw', import: 'default' });

export function isLabId(id: string): id is LabId {
  return (LAB_IDS as readonly string[]).includes(id);
}

/** A lab in a language; in English where it is not there. Rejects where the network is gone and it was never loaded. */
export async function loadLab(id: string, language: LabLanguage): Promise<Result<Lab, readonly LabFault[]>> {
  const load = FILES[`./labs/${id}.${language}.yaml`] ?? FILES[`./labs/${id}.en.yaml`];
  if (!load) return fail([]);
  const [text, { readLab }] = await Promise.all([load(), import('./read-lab.ts')]);
  return readLab(text);
}
