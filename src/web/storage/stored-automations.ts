// The repeats and responders of each connection, as they are stored. Anything may stand in a browser's database: what is
// neither, or of another version of the app, stays there and is not used.
import { liveQuery } from 'dexie';
import { z } from 'zod/mini';
import type { PublishTemplate } from '../../core/publish/publish-template.ts';
import type { ResponderRule } from '../../core/publish/responder-rule.ts';
import { database } from './database.ts';
import { storedAssertion, storedTemplate } from './stored-template.ts';

interface KeptPlace {
  readonly id: string;
  readonly profileId: string;
  /** Empty: it is called by its topic. */
  readonly name: string;
  /** Among those of its connection, ascending. */
  readonly order: number;
}

export interface KeptRepeat extends KeptPlace {
  readonly kind: 'repeat';
  readonly template: PublishTemplate;
  readonly intervalMs: number;
  /** 0 to 1, as in `RepeatSpec`. */
  readonly jitter: number;
  /** Null: without end. */
  readonly count: number | null;
}

export interface KeptResponder extends KeptPlace {
  readonly kind: 'responder';
  readonly rule: ResponderRule;
}

export type KeptAutomation = KeptRepeat | KeptResponder;

const place = {
  id: z.string().check(z.minLength(1)),
  profileId: z.string().check(z.minLength(1)),
  name: z.string(),
  order: z.number(),
};

const storedAutomation = z.union([
  z.object({
    ...place,
    kind: z.literal('repeat'),
    template: storedTemplate,
    intervalMs: z.number().check(z.positive()),
    jitter: z.number().check(z.minimum(0), z.maximum(1)),
    count: z.nullable(z.int().check(z.minimum(1))),
  }),
  z.object({
    ...place,
    kind: z.literal('responder'),
    rule: z.object({
      topicFilter: z.string(),
      conditions: z.array(storedAssertion),
      answer: storedTemplate,
      useResponseTopic: z.boolean(),
      delayMs: z.number().check(z.minimum(0)),
      maxPerS: z.number().check(z.positive()),
      ignoreRetained: z.boolean(),
    }),
  }),
]);

/** Undefined: neither a repeat nor a responder of this version of the app. */
export function parseStoredAutomation(record: unknown): KeptAutomation | undefined {
  const parsed = storedAutomation.safeParse(record);
  return parsed.success ? parsed.data : undefined;
}

/** Creates or replaces. Rejects when the browser cannot store it (private mode, disk full). */
export async function saveAutomation(automation: KeptAutomation): Promise<void> {
  await database.automations.put(automation);
}

export async function removeAutomation(id: string): Promise<void> {
  await database.automations.delete(id);
}

/** Calls `onChange` with all of them, now and after every change, of another tab too; never ends. */
export function watchAutomations(
  onChange: (automations: readonly KeptAutomation[]) => void,
  onError: (error: unknown) => void,
): void {
  liveQuery(() => database.automations.toArray()).subscribe({
    next: (records) => onChange(records.map(parseStoredAutomation).filter((kept) => kept !== undefined)),
    error: onError,
  });
}
