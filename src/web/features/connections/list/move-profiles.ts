// Where profiles come to stand when they are moved, as the fewest changes to what is stored.
import type { ConnectionProfile } from '../../../../core/mqtt/connection-profile.ts';
import { groupOf, type ListSection, listSections } from './list-sections.ts';

export interface Place {
  /** Null: in no group. A group that is not there yet is made, at the end. */
  readonly group: string | null;
  /** The profile before which they come; null: at the group's end. */
  readonly beforeId: string | null;
}

export type Patches = ReadonlyMap<string, { readonly order?: number; readonly group?: string | undefined }>;

/** Moves the profiles of `ids`, together and in the order that they are listed in. `profiles`: in their order. */
export function moveProfiles(
  profiles: readonly ConnectionProfile[],
  ids: readonly string[],
  { group, beforeId }: Place,
): Patches {
  const wanted = new Set(ids);
  const sections = listSections(profiles);
  const moved = sections.flatMap((section) => section.profiles.filter(({ id }) => wanted.has(id)));
  const known = sections.some((section) => section.group === group);
  const places = known ? sections : withSection(sections, { group, profiles: [] });
  const after = places.map((section) => {
    const left = section.profiles.filter(({ id }) => !wanted.has(id));
    if (section.group !== group) return { group: section.group, profiles: left };
    const at = indexBefore(section.profiles, wanted, beforeId);
    return { group, profiles: [...left.slice(0, at), ...moved, ...left.slice(at)] };
  });
  return patchesFor(profiles, after);
}

/** Moves a whole group by one place; nothing at the ends. */
export function moveGroup(profiles: readonly ConnectionProfile[], group: string, by: -1 | 1): Patches {
  const sections = listSections(profiles);
  const at = sections.findIndex((section) => section.group === group);
  const here = sections[at];
  const other = sections[at + by];
  if (!here || !other || other.group === null) return new Map();
  return patchesFor(profiles, sections.with(at, other).with(at + by, here));
}

/** Where one step up or down leads; null at the ends. Over the edge of a group it leads into the next one. */
export function placeAfterStep(
  profiles: readonly ConnectionProfile[],
  ids: readonly string[],
  by: -1 | 1,
): Place | null {
  const sections = listSections(profiles);
  const wanted = new Set(ids);
  const at = sections[by < 0 ? 'findIndex' : 'findLastIndex']((section) =>
    section.profiles.some(({ id }) => wanted.has(id)),
  );
  const section = sections[at];
  if (!section) return null;
  const edge = section.profiles[by < 0 ? 'findIndex' : 'findLastIndex'](({ id }) => wanted.has(id));
  const neighbour = section.profiles[edge + by];
  if (neighbour) {
    if (by < 0) return { group: section.group, beforeId: neighbour.id };
    return { group: section.group, beforeId: section.profiles[edge + 2]?.id ?? null };
  }
  const next = sections[at + by];
  if (next) return { group: next.group, beforeId: by < 0 ? null : (next.profiles[0]?.id ?? null) };
  // Above the first group is what is in no group, though there may be nothing yet.
  return by < 0 && section.group !== null ? { group: null, beforeId: null } : null;
}

function withSection(sections: readonly ListSection[], section: ListSection): readonly ListSection[] {
  return section.group === null ? [section, ...sections] : [...sections, section];
}

/** How many of a section's profiles that stay come before the place. */
function indexBefore(
  members: readonly ConnectionProfile[],
  wanted: ReadonlySet<string>,
  beforeId: string | null,
): number {
  const at = members.findIndex(({ id }) => id === beforeId);
  const before = at < 0 ? members : members.slice(0, at);
  return before.filter(({ id }) => !wanted.has(id)).length;
}

/** What to store so that the list is as `sections` have it. */
function patchesFor(before: readonly ConnectionProfile[], sections: readonly ListSection[]): Patches {
  const wanted = sections.flatMap(({ group, profiles }) => profiles.map((profile) => ({ profile, group })));
  const stays = before.length === wanted.length && wanted.every(({ profile }, i) => profile.id === before[i]?.id);
  const orders = stays ? null : ordersFor(wanted.map(({ profile }) => profile.order));
  const patches = new Map<string, { order?: number; group?: string | undefined }>();
  wanted.forEach(({ profile, group }, i) => {
    const order = orders?.[i] ?? profile.order;
    const patch = {
      ...(order === profile.order ? {} : { order }),
      ...(group === groupOf(profile) ? {} : { group: group ?? undefined }),
    };
    if (Object.keys(patch).length > 0) patches.set(profile.id, patch);
  });
  return patches;
}

/** Ascending numbers for a row of profiles. What moved gets a place between its neighbours where there is one, else all are numbered anew. */
function ordersFor(orders: readonly number[]): readonly number[] {
  const kept = longestAscending(orders);
  const result = [...orders];
  for (let from = 0; from < result.length; from++) {
    if (kept.has(from)) continue;
    let to = from;
    while (to < result.length && !kept.has(to)) to++;
    const low = result[from - 1] ?? (result[to] ?? 0) - (to - from) - 1;
    const high = to < result.length ? (result[to] ?? 0) : low + (to - from) + 1;
    for (let i = from; i < to; i++) result[i] = low + ((high - low) * (i - from + 1)) / (to - from + 1);
    from = to;
  }
  const ascending = result.every((order, i) => i === 0 || order > (result[i - 1] ?? order));
  return ascending ? result : result.map((_, i) => i + 1);
}

/** The indices of a longest ascending run of numbers (not side by side): those keep their order. */
function longestAscending(orders: readonly number[]): ReadonlySet<number> {
  const ends: number[] = [];
  const before = new Array<number | undefined>(orders.length);
  orders.forEach((order, i) => {
    let length = 0;
    for (let high = ends.length; length < high; ) {
      const middle = (length + high) >> 1;
      if ((orders[ends[middle] ?? 0] ?? 0) < order) length = middle + 1;
      else high = middle;
    }
    before[i] = ends[length - 1];
    ends[length] = i;
  });
  const kept = new Set<number>();
  for (let i = ends.at(-1); i !== undefined; i = before[i]) kept.add(i);
  return kept;
}
