// What a stored profile must look like to be used. Anything may stand in a browser's database.
import { z } from 'zod/mini';
import type { ConnectionProfile } from '../../core/mqtt/connection-profile.ts';

const qos = z.union([z.literal(0), z.literal(1), z.literal(2)]);

const storedProfile = z.object({
  id: z.string().check(z.minLength(1)),
  name: z.string(),
  endpoint: z.object({
    scheme: z.enum(['ws', 'wss', 'mqtt', 'mqtts']),
    host: z.string(),
    port: z.int().check(z.minimum(1), z.maximum(65_535)),
    path: z.string(),
  }),
  version: z.union([z.literal(3), z.literal(4), z.literal(5)]),
  clientId: z.string(),
  username: z.optional(z.string()),
  keepAliveS: z.int().check(z.minimum(0), z.maximum(65_535)),
  cleanStart: z.boolean(),
  subscriptions: z.array(z.object({ filter: z.string(), qos, color: z.int().check(z.minimum(1), z.maximum(8)) })),
  order: z.number(),
  createdAt: z.number(),
  updatedAt: z.number(),
});

/** Undefined: not a profile of this version of the app. It stays stored, and is not shown. */
export function parseStoredProfile(record: unknown): ConnectionProfile | undefined {
  const parsed = storedProfile.safeParse(record);
  return parsed.success ? { ...parsed.data, username: parsed.data.username } : undefined;
}
