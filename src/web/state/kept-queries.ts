// What each connection's list was filtered by last, kept over a reload. In localStorage, because the list is asked for
// with it before anything is drawn. Not kept: what holds for one sitting only, the time and the bookmarks.
import { z } from 'zod/mini';
import { EVERY_MESSAGE, isEveryMessage, type MessageQuery } from '../../core/log/message-query.ts';

const KEY = 'mqtt-loupe.queries';

/** Of connections that are gone nobody says so here; those that were filtered longest ago go first. */
const MAX_KEPT = 100;

const end = z.nullable(z.number());
const flag = z.nullable(z.boolean());
const texts = z.array(z.string());

const storedQuery = z.object({
  text: z.string(),
  isPattern: z.boolean(),
  onlyMatches: z.boolean(),
  direction: z.nullable(z.enum(['in', 'out'])),
  topicFilter: z.nullable(z.string()),
  hiddenFilters: texts,
  qos: z.nullable(z.union([z.literal(0), z.literal(1), z.literal(2)])),
  retained: flag,
  duplicate: flag,
  size: z.nullable(z.object({ min: end, max: end })),
  fields: z.array(
    z.object({
      path: z.array(z.union([z.string(), z.number()])),
      operator: z.enum(['==', '!=', '>', '>=', '<', '<=', 'contains', 'exists']),
      value: z.union([z.string(), z.number(), z.boolean(), z.null()]),
    }),
  ),
  userProperties: z.array(z.tuple([z.string(), z.string()])),
});

/** Null: everything was listed, or what is kept is of no use. */
export function keptQuery(profileId: string): MessageQuery | null {
  const stored = storedQuery.safeParse(readAll()[profileId]);
  if (!stored.success) return null;
  const query: MessageQuery = { ...EVERY_MESSAGE, ...stored.data };
  return isEveryMessage(query) ? null : query;
}

export function keepQuery(profileId: string, query: MessageQuery | null): void {
  const { [profileId]: _before, ...others } = readAll();
  const { time: _time, bookmarked: _bookmarked, ...kept } = query ?? EVERY_MESSAGE;
  const entries: [string, unknown][] = Object.entries(others).slice(1 - MAX_KEPT);
  if (!isEveryMessage({ ...EVERY_MESSAGE, ...kept })) entries.push([profileId, kept]);
  try {
    localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(entries)));
  } catch {
    // A full or forbidden storage costs the search's memory, and nothing else.
  }
}

function readAll(): Readonly<Record<string, unknown>> {
  try {
    const stored = z.record(z.string(), z.unknown()).safeParse(JSON.parse(localStorage.getItem(KEY) ?? '{}'));
    return stored.success ? stored.data : {};
  } catch {
    return {};
  }
}
