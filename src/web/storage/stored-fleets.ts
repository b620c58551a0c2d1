// Simulated devices of each connection, as they are stored beside the other automations. What is of another version of the
// app stays there and is not used.
import { liveQuery } from 'dexie';
import { z } from 'zod/mini';
import type { FleetSpec } from '../../core/publish/fleet.ts';
import { database } from './database.ts';

export interface KeptFleet {
  readonly kind: 'fleet';
  readonly id: string;
  readonly profileId: string;
  readonly name: string;
  /** Among those of its connection, ascending. */
  readonly order: number;
  readonly fleet: FleetSpec;
}

const positive = z.number().check(z.positive());
const part = z.number().check(z.minimum(0), z.maximum(1));
const qos = z.union([z.literal(0), z.literal(1), z.literal(2)]);

const generator = z.union([
  z.object({ kind: z.literal('constant'), value: z.number() }),
  z.object({ kind: z.literal('sine'), min: z.number(), max: z.number(), periodMs: positive }),
  z.object({ kind: z.literal('walk'), min: z.number(), max: z.number(), step: z.number() }),
  z.object({ kind: z.literal('steps'), values: z.array(z.number()).check(z.minLength(1)), everyMs: positive }),
  z.object({ kind: z.literal('noise'), mean: z.number(), deviation: z.number() }),
  z.object({ kind: z.literal('event'), everyMs: positive }),
]);

const storedFleet = z.object({
  kind: z.literal('fleet'),
  id: z.string().check(z.minLength(1)),
  profileId: z.string().check(z.minLength(1)),
  name: z.string(),
  order: z.number(),
  fleet: z.object({
    devices: z.int().check(z.minimum(1), z.maximum(1_000)),
    clientIdPattern: z.string(),
    connectPerS: positive,
    signals: z.array(z.object({ name: z.string(), generator, decimals: z.int().check(z.minimum(0), z.maximum(9)) })),
    publishes: z.array(
      z.object({
        ...{ topic: z.string(), payload: z.string(), qos, retain: z.boolean() },
        ...{ everyMs: positive, jitter: part },
      }),
    ),
    commands: z.array(z.object({ topic: z.string(), signal: z.string() })),
    will: z.nullable(
      z.object({
        topic: z.string(),
        payload: z.object({ text: z.string(), encoding: z.enum(['utf8', 'hex', 'base64']) }),
        ...{ qos, retain: z.boolean() },
      }),
    ),
    online: z.nullable(
      z.object({
        ...{ topic: z.string(), onlinePayload: z.string(), offlinePayload: z.string() },
        ...{ qos, retain: z.boolean() },
      }),
    ),
    outages: z.nullable(z.object({ meanOnlineMs: positive, meanOfflineMs: positive, abrupt: part })),
    sparkplug: z.nullable(z.object({ groupId: z.string(), edgeNodePattern: z.string() })),
  }),
});

/** Undefined: no fleet of this version of the app. */
export function parseStoredFleet(record: unknown): KeptFleet | undefined {
  const parsed = storedFleet.safeParse(record);
  return parsed.success ? parsed.data : undefined;
}

/** Creates or replaces. Rejects when the browser cannot store it (private mode, disk full). */
export async function saveFleet(fleet: KeptFleet): Promise<void> {
  await database.automations.put(fleet);
}

export async function removeFleet(id: string): Promise<void> {
  await database.automations.delete(id);
}

/** Calls `onChange` with all of them, now and after every change, of another tab too; never ends. */
export function watchFleets(onChange: (fleets: readonly KeptFleet[]) => void, onError: (error: unknown) => void): void {
  liveQuery(() => database.automations.toArray()).subscribe({
    next: (records) => onChange(records.map(parseStoredFleet).filter((kept) => kept !== undefined)),
    error: onError,
  });
}
