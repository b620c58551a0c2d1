import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ConnectionProfile } from '../../../../core/mqtt/connection-profile.ts';
import { listSections } from './list-sections.ts';
import { moveGroup, moveProfiles, type Patches, placeAfterStep } from './move-profiles.ts';

const profile = (id: string, order: number, group?: string) => ({ id, order, group }) as ConnectionProfile;
const lab = [profile('a', 1), profile('b', 2), profile('c', 3, 'X'), profile('d', 4, 'X'), profile('e', 5, 'Y')];

function after(profiles: readonly ConnectionProfile[], patches: Patches): readonly ConnectionProfile[] {
  return profiles.map((one) => ({ ...one, ...patches.get(one.id) })).sort((a, b) => a.order - b.order);
}

/** `ab X:cd Y:e` */
function shown(profiles: readonly ConnectionProfile[]): string {
  return listSections(profiles)
    .map((section) => (section.group ? `${section.group}:` : '') + section.profiles.map(({ id }) => id).join(''))
    .join(' ');
}

function step(profiles: readonly ConnectionProfile[], ids: string[], by: -1 | 1): readonly ConnectionProfile[] {
  const place = placeAfterStep(profiles, ids, by);
  return place ? after(profiles, moveProfiles(profiles, ids, place)) : profiles;
}

it('moves within a group, between groups and out of them, and touches nothing else', () => {
  const patches = moveProfiles(lab, ['d'], { group: 'X', beforeId: 'c' });
  expect([shown(after(lab, patches)), patches.size]).toEqual(['ab X:dc Y:e', 1]);
  expect(shown(after(lab, moveProfiles(lab, ['e', 'a'], { group: 'X', beforeId: 'd' })))).toBe('b X:caed');
  expect(shown(after(lab, moveProfiles(lab, ['c', 'd'], { group: null, beforeId: 'b' })))).toBe('acdb Y:e');
  expect(shown(after(lab, moveProfiles(lab, ['b'], { group: 'New', beforeId: null })))).toBe('a X:cd Y:e New:b');
  expect(moveProfiles(lab, ['c'], { group: 'X', beforeId: 'd' }).size).toBe(0);
});

it('leads step by step through all the groups', () => {
  let now: readonly ConnectionProfile[] = lab;
  const seen = [];
  for (let i = 0; i < 5; i++) {
    now = step(now, ['a'], 1);
    seen.push(shown(now));
  }
  expect(seen).toEqual(['ba X:cd Y:e', 'b X:acd Y:e', 'b X:cad Y:e', 'b X:cda Y:e', 'b X:cd Y:ae']);
  expect(shown(step([profile('a', 1, 'X')], ['a'], -1))).toBe('a');
  expect(placeAfterStep(lab, ['a'], -1)).toBe(null);
  expect(placeAfterStep(lab, ['e'], 1)).toBe(null);
});

it('moves groups, but none above what is in no group', () => {
  expect(shown(after(lab, moveGroup(lab, 'Y', -1)))).toBe('ab Y:e X:cd');
  expect(moveGroup(lab, 'X', -1).size).toBe(0);
  expect(moveGroup(lab, 'Y', 1).size).toBe(0);
});

const profiles = fc
  .array(fc.record({ order: fc.integer({ min: 0, max: 6 }), group: fc.constantFrom(undefined, 'X', 'Y', 'Z') }), {
    minLength: 1,
    maxLength: 9,
  })
  .map((list) => list.map(({ order, group }, i) => profile(String(i), order, group)).sort((a, b) => a.order - b.order));

it('whatever the orders were, puts them there and leaves the rest as it was', () => {
  fc.assert(
    fc.property(profiles, fc.nat(8), fc.nat(8), fc.constantFrom(null, 'X', 'Y', 'W'), (all, one, before, group) => {
      const ids = [String(one % all.length)];
      const members = listSections(all).find((section) => section.group === group)?.profiles ?? [];
      const beforeId = members[before]?.id ?? null;
      const moved = after(all, moveProfiles(all, ids, { group, beforeId }));
      const without = (list: readonly ConnectionProfile[]) =>
        listSections(list).flatMap((section) =>
          section.profiles.filter(({ id }) => !ids.includes(id)).map(({ id }) => `${section.group} ${id}`),
        );
      expect(without(moved).sort()).toEqual(without(all).sort());
      const section =
        listSections(moved)
          .find((one) => one.group === group)
          ?.profiles.map(({ id }) => id) ?? [];
      if (beforeId === ids[0]) return;
      const at = section.indexOf(ids[0] ?? '');
      expect(section[at + 1] ?? null).toBe(beforeId);
      // Every other pair of one section stands as before.
      for (const { group: name, profiles: rest } of listSections(all)) {
        const order =
          listSections(moved)
            .find((one) => one.group === name)
            ?.profiles.map(({ id }) => id) ?? [];
        const stayed = rest.map(({ id }) => id).filter((id) => !ids.includes(id));
        expect(order.filter((id) => stayed.includes(id))).toEqual(stayed);
      }
    }),
  );
});
