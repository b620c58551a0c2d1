// The decoder bindings as they are stored. Anything may stand in a browser's database: what is no binding of this version
// of the app stays there, and is not used.
import { liveQuery } from 'dexie';
import { z } from 'zod/mini';
import type { DecoderBinding } from '../../core/payload/view/decoder-binding.ts';
import { database } from './database.ts';

const schema = z.union([
  z.object({
    kind: z.literal('protobuf'),
    files: z.array(z.object({ name: z.string(), text: z.string() })),
    messageType: z.string(),
  }),
  z.object({ kind: z.literal('avro'), text: z.string() }),
]);

const storedBinding = z.object({
  id: z.string().check(z.minLength(1)),
  topicFilter: z.string().check(z.minLength(1)),
  view: z.enum([
    'json',
    'tree',
    'text',
    'hex',
    'base64',
    'cbor',
    'messagepack',
    'protobuf',
    'avro',
    'sparkplug',
    'image',
    'number',
    'timestamp',
  ]),
  schema: z.nullable(schema),
  enabled: z.boolean(),
  order: z.number(),
});

/** Undefined: not a binding of this version of the app. */
export function parseStoredBinding(record: unknown): DecoderBinding | undefined {
  const parsed = storedBinding.safeParse(record);
  return parsed.success ? parsed.data : undefined;
}

/** Creates or replaces, all or none. Rejects when the browser cannot store them (private mode, disk full). */
export async function saveBindings(bindings: readonly DecoderBinding[]): Promise<void> {
  await database.decoderBindings.bulkPut([...bindings]);
}

export async function removeBinding(id: string): Promise<void> {
  await database.decoderBindings.delete(id);
}

/** Calls `onChange` with all of them, now and after every change, of another tab too; never ends. */
export function watchBindings(
  onChange: (bindings: readonly DecoderBinding[]) => void,
  onError: (error: unknown) => void,
): void {
  liveQuery(() => database.decoderBindings.toArray()).subscribe({
    next: (records) => onChange(records.map(parseStoredBinding).filter((binding) => binding !== undefined)),
    error: onError,
  });
}
