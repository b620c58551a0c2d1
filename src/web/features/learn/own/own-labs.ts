// Labs that somebody wrote: opened from a file, kept in this browser as the text that they are.
import { fail, ok, type Result } from '../../../../core/base/result.ts';
import type { Lab } from '../../../../core/learn/lab.ts';
import { isLabId } from '../labs-index.ts';
import type { LabFault } from '../read-lab.ts';

export const MAX_LAB_BYTES = 1024 * 1024;

const stored = () => import('../../../storage/stored-own-labs.ts');
const reader = () => import('../read-lab.ts');

/** How an own lab is named among the others: it may have the name of one that comes with the app. */
export function ownLabId({ lab, language }: Pick<Lab, 'lab' | 'language'>): string {
  return `own:${lab}.${language}`;
}

/** Null: it is none of these, or its file cannot be read any more. */
export async function ownLab(id: string): Promise<Lab | null> {
  if (isLabId(id)) return null;
  const text = await (await stored()).readOwnLab(id);
  if (text === null) return null;
  const read = (await reader()).readLab(text);
  return read.ok ? read.value : null;
}

export type OwnLabFault = 'tooLarge' | 'unreadable' | 'notKept' | readonly LabFault[];

/** Reads a file and keeps it; gives its id. */
export async function addOwnLab(file: File): Promise<Result<string, OwnLabFault>> {
  if (file.size > MAX_LAB_BYTES) return fail('tooLarge');
  let text: string;
  try {
    text = await file.text();
  } catch {
    return fail('unreadable');
  }
  const read = (await reader()).readLab(text);
  if (!read.ok) return read;
  const id = ownLabId(read.value);
  try {
    await (await stored()).putOwnLab({ id, title: read.value.title, minutes: read.value.minutes, text });
  } catch {
    return fail('notKept');
  }
  return ok(id);
}
