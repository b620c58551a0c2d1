import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { findProfile, profilesStore } from '../../state/profiles-store.ts';
import { showWorkspace } from '../../state/workspace-actions.ts';
import { workspacesStore } from '../../state/workspaces-store.ts';
import { database } from '../../storage/database.ts';
import { readSecrets } from '../../storage/profile-storage.ts';
import { newDraft, profileFields } from './form/profile-draft.ts';
import { forgetRemovals, removalsStore, undoRemoval } from './list/removals-store.ts';
import { changeProfile, changeProfiles, createProfile, deleteProfiles, duplicateProfile } from './profile-actions.ts';

const fields = profileFields({ ...newDraft({}, 'loupe-1'), host: 'h', name: 'Lab', username: 'me' });
const password = { password: 'secret' };
const names = () => profilesStore.getState().profiles.map(({ name }) => name);
const activeName = () => findProfile(workspacesStore.getState().activeId ?? '')?.name;

describe('profile actions', () => {
  beforeEach(async () => {
    forgetRemovals();
    showWorkspace(null);
    profilesStore.setState({ loaded: true, profiles: [] });
    await Promise.all(database.tables.map((table) => table.clear()));
  });

  it('lists a new profile at once, under a name of its own', async () => {
    await createProfile(fields, password);
    const second = await createProfile(fields, password);
    expect(names()).toEqual(['Lab', 'Lab 2']);
    expect(second.id).toMatch(/^[0-9a-f]{32}$/);
    expect(await database.profiles.get(second.id)).toEqual(second);
  });

  it('does not number a profile that keeps its name', async () => {
    const lab = await createProfile(fields, password);
    await createProfile({ ...fields, name: 'Plant' }, password);
    expect((await changeProfile(lab, { ...fields, keepAliveS: 5 }, {})).name).toBe('Lab');
    expect((await changeProfile(lab, { ...fields, name: 'Plant' }, {})).name).toBe('Plant 2');
    expect(await readSecrets(lab.id)).toEqual({ password: 'secret' });
  });

  it('copies a profile to the place after it, with its password and another client id', async () => {
    const lab = await createProfile(fields, password);
    await createProfile({ ...fields, name: 'Plant' }, password);
    const copy = await duplicateProfile(lab, 'Lab copy');
    await duplicateProfile(lab, 'Lab copy');
    expect(names()).toEqual(['Lab', 'Lab copy 2', 'Lab copy', 'Plant']);
    expect(await readSecrets(copy.id)).toEqual({ password: 'secret' });
    expect(copy.clientId).toMatch(/^loupe-[0-9a-f]{8}$/);
    expect(copy.clientId).not.toBe(lab.clientId);
  });

  it('shows the neighbour of a deleted profile, and the profile again when that is undone', async () => {
    const lab = await createProfile(fields, password);
    const plant = await createProfile({ ...fields, name: 'Plant' }, password);
    showWorkspace(plant.id);
    await deleteProfiles([plant]);
    expect([names(), activeName()]).toEqual([['Lab'], 'Lab']);
    await deleteProfiles([lab]);
    expect([names(), activeName()]).toEqual([[], undefined]);

    const [last, first] = removalsStore.getState().removals;
    expect([last?.names, first?.names]).toEqual([['Lab'], ['Plant']]);
    for (const removal of [last, first]) if (removal) await undoRemoval(removal);
    expect([names(), activeName()]).toEqual([['Lab', 'Plant'], 'Plant']);
    expect(await readSecrets(plant.id)).toEqual({ password: 'secret' });
    expect(removalsStore.getState().removals).toEqual([]);
  });

  it('deletes several at once, and puts them back at once', async () => {
    const [a, b, c] = [
      await createProfile(fields, password),
      await createProfile(fields, {}),
      await createProfile(fields, {}),
    ];
    showWorkspace(b.id);
    await deleteProfiles([a, b]);
    expect([names(), activeName()]).toEqual([['Lab 3'], c.name]);
    const [removal] = removalsStore.getState().removals;
    if (removal) await undoRemoval(removal);
    expect([names(), activeName()]).toEqual([['Lab', 'Lab 2', 'Lab 3'], 'Lab 2']);
    expect(await readSecrets(a.id)).toEqual({ password: 'secret' });
  });

  it('moves and colours several in one step', async () => {
    const [a, b] = [await createProfile(fields, {}), await createProfile(fields, {})];
    await changeProfiles(
      new Map([
        [a.id, { order: 9, group: 'Plant' }],
        [b.id, { color: 3 }],
      ]),
    );
    expect(names()).toEqual(['Lab 2', 'Lab']);
    expect((await database.profiles.get(a.id)) as object).toMatchObject({ order: 9, group: 'Plant' });
    await changeProfiles(new Map([[a.id, { group: undefined }]]));
    expect(findProfile(a.id)?.group).toBe(undefined);
    expect(Object.keys((await database.profiles.get(a.id)) as object)).not.toContain('group');
  });
});
