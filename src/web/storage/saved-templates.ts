// The saved publishes as what can be published again: their names and templates, and nothing of how they stand in folders.
import { liveQuery } from 'dexie';
import { z } from 'zod/mini';
import type { PublishTemplate } from '../../core/publish/publish-template.ts';
import { database } from './database.ts';
import { storedTemplate } from './stored-template.ts';

export interface SavedTemplate {
  readonly id: string;
  readonly name: string;
  readonly template: PublishTemplate;
}

const savedTemplate: z.ZodMiniType<SavedTemplate> = z.object({
  kind: z.literal('publish'),
  id: z.string(),
  name: z.string(),
  template: storedTemplate,
});

/** Calls `onChange` with all of them by name, now and after every change; the answer ends it. */
export function watchSavedTemplates(onChange: (saved: readonly SavedTemplate[]) => void): () => void {
  const subscription = liveQuery(() => database.savedPublishes.toArray()).subscribe({
    next: (records) => onChange(records.flatMap(parse).sort((a, b) => a.name.localeCompare(b.name))),
    // Without storage there is no library; whoever looks at it is told.
    error: () => onChange([]),
  });
  return () => subscription.unsubscribe();
}

function parse(record: unknown): SavedTemplate[] {
  const parsed = savedTemplate.safeParse(record);
  return parsed.success ? [parsed.data] : [];
}
