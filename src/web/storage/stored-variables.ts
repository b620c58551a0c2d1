// Environments and the connections' own variables, as they are stored: in the clear, and so nothing for passwords.
import { liveQuery } from 'dexie';
import { z } from 'zod/mini';
import { database } from './database.ts';

export const storedTable = z.object({
  name: z.string(),
  columns: z.array(z.string()),
  rows: z.array(z.array(z.string())),
  atEnd: z.enum(['repeat', 'stop']),
});

const shared = {
  /** In the order in which they were written; a name that stands twice has the last value. */
  values: z.array(z.tuple([z.string(), z.string()])),
  table: z.nullable(storedTable),
};

const storedSet = z.union([
  z.object({ ...shared, kind: z.literal('environment'), id: z.string(), name: z.string() }),
  /** `id` is the profile's; `environmentId`: the one that was chosen for it. */
  z.object({
    ...shared,
    kind: z.literal('connection'),
    id: z.string(),
    environmentId: z.nullable(z.string()),
  }),
]);

export type VariableSet = z.infer<typeof storedSet>;
export type Environment = Extract<VariableSet, { kind: 'environment' }>;
export type ConnectionVariables = Extract<VariableSet, { kind: 'connection' }>;

/** Rejects when the browser cannot store it (private mode, disk full). */
export async function putVariableSet(set: VariableSet): Promise<void> {
  await database.variableSets.put({ ...set, id: keyOf(set) });
}

export async function deleteVariableSet(set: VariableSet): Promise<void> {
  await database.variableSets.delete(keyOf(set));
}

/** Calls `onChange` with all of them, now and after every change, of another tab too; never ends. */
export function watchVariableSets(
  onChange: (sets: readonly VariableSet[]) => void,
  onError: (error: unknown) => void,
): void {
  liveQuery(() => database.variableSets.toArray()).subscribe({
    next: (records) => onChange(records.flatMap(parse)),
    error: onError,
  });
}

function parse(record: { readonly id: string }): VariableSet[] {
  const parsed = storedSet.safeParse(record);
  return parsed.success ? [{ ...parsed.data, id: parsed.data.id.slice(parsed.data.kind.length + 1) }] : [];
}

/** A profile and an environment may have the same id. */
function keyOf({ kind, id }: VariableSet): string {
  return `${kind}:${id}`;
}
