// The list in its parts: what is in no group, then group by group, each where its first profile stands.
import type { ConnectionProfile } from '../../../../core/mqtt/connection-profile.ts';

export interface ListSection {
  /** Null: what is in no group. It comes first. */
  readonly group: string | null;
  readonly profiles: readonly ConnectionProfile[];
}

/** `profiles`: in their order. A section without profiles is left out. */
export function listSections(profiles: readonly ConnectionProfile[]): readonly ListSection[] {
  const byGroup = new Map<string | null, ConnectionProfile[]>([[null, []]]);
  for (const profile of profiles) {
    const group = groupOf(profile);
    const members = byGroup.get(group);
    if (members) members.push(profile);
    else byGroup.set(group, [profile]);
  }
  return [...byGroup]
    .map(([group, members]) => ({ group, profiles: members }))
    .filter((section) => section.profiles.length > 0);
}

/** A name of blanks is none: nobody could see it. */
export function groupOf({ group }: Pick<ConnectionProfile, 'group'>): string | null {
  return group?.trim() || null;
}

/** Whether every word of `search` stands somewhere in the name, host, group or topic filters. */
export function matchesSearch(profile: ConnectionProfile, search: string): boolean {
  const { name, endpoint, group = '', subscriptions } = profile;
  const filters = subscriptions.map(({ filter }) => filter);
  const haystack = [name, endpoint.host, group, ...filters].join('\n').toLocaleLowerCase();
  return search
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => haystack.includes(word));
}

export interface ShownSection extends ListSection {
  /** Only its heading is shown. Never while something is searched: what was found must be seen. */
  readonly folded: boolean;
}

/** What the list shows of `profiles`. An empty `search` finds everything. */
export function shownSections(
  profiles: readonly ConnectionProfile[],
  search: string,
  foldedGroups: readonly string[],
): readonly ShownSection[] {
  const found = search === '' ? profiles : profiles.filter((profile) => matchesSearch(profile, search));
  return listSections(found).map((section) => ({
    ...section,
    folded: search === '' && section.group !== null && foldedGroups.includes(section.group),
  }));
}
