// What can be done with rows of the list: with one, or with all that are selected.
import { findProfile, profilesStore } from '../../../state/profiles-store.ts';
import { setGroupFolded, settingsStore } from '../../../state/settings-store.ts';
import { connect, disconnect, showWorkspace } from '../../../state/workspace-actions.ts';
import { isIdle } from '../../../state/workspaces-store.ts';
import { faultMessage } from '../fault-message.ts';
import { changeProfiles, deleteProfiles, duplicateProfile } from '../profile-actions.ts';
import { groupOf, listSections } from './list-sections.ts';
import { NOTHING_SELECTED } from './list-selection.ts';
import { currentRows, currentSections, focusStop, headingKey, listStore, rowKey, stopsOf } from './list-store.ts';
import { moveGroup, moveProfiles, type Place, placeAfterStep } from './move-profiles.ts';

/** One change after the other: a key that is held down means one step from where the last one led. */
let lastChange: Promise<unknown> = Promise.resolve();

function change(work: () => Promise<unknown>): Promise<void> {
  listStore.setState({ fault: null });
  const done = lastChange.then(work).then(() => undefined, tellFault);
  lastChange = done;
  return done;
}

export function tellFault(error: unknown): void {
  listStore.setState({ fault: faultMessage(error) });
}

function profilesOf(ids: readonly string[]) {
  return ids.map(findProfile).filter((profile) => profile !== undefined);
}

export function connectAll(ids: readonly string[]): void {
  const [first] = ids;
  if (ids.length === 1 && first !== undefined) showWorkspace(first);
  for (const id of ids) if (isIdle(id)) void connect(id);
}

export function disconnectAll(ids: readonly string[]): void {
  for (const id of ids) if (!isIdle(id)) disconnect(id);
}

/** `copyName`: of a profile's copy. */
export function duplicateAll(ids: readonly string[], copyName: (name: string) => string): void {
  void change(async () => {
    const copies: string[] = [];
    for (const profile of profilesOf(ids)) copies.push((await duplicateProfile(profile, copyName(profile.name))).id);
    const [only] = copies;
    if (copies.length === 1 && only !== undefined) showWorkspace(only);
    else listStore.setState({ selection: { ids: copies, anchor: copies[0] ?? null } });
  });
}

/** The focus goes to what comes after, so that the keyboard stays in the list. */
export function removeAll(ids: readonly string[]): void {
  const stops = stopsOf(currentSections());
  const gone = new Set(ids.map(rowKey));
  const last = stops.findLastIndex((key) => gone.has(key));
  const next = [...stops.slice(last + 1), ...stops.slice(0, Math.max(0, last)).reverse()].find((key) => !gone.has(key));
  void change(async () => {
    await deleteProfiles(profilesOf(ids));
    listStore.setState({ selection: NOTHING_SELECTED });
    if (next !== undefined) focusStop(next);
  });
}

/** `color`: 1 to 8; undefined: none. */
export function colorAll(ids: readonly string[], color: number | undefined): void {
  void change(() => changeProfiles(new Map(ids.map((id) => [id, { color }]))));
}

export function moveTo(ids: readonly string[], place: Place): Promise<void> {
  return change(async () => {
    const { profiles } = profilesStore.getState();
    await changeProfiles(moveProfiles(profiles, ids, place));
    if (place.group !== null) setGroupFolded(place.group, false);
    tellPlace(ids[0]);
  });
}

/** One row up or down; over the edge of a group into the next one. */
export function stepAll(ids: readonly string[], by: -1 | 1, focused: string): void {
  void change(async () => {
    const { profiles } = profilesStore.getState();
    const place = placeAfterStep(profiles, ids, by);
    if (!place) return;
    await changeProfiles(moveProfiles(profiles, ids, place));
    if (place.group !== null) setGroupFolded(place.group, false);
    tellPlace(focused);
    focusStop(rowKey(focused));
  });
}

export function stepGroup(group: string, by: -1 | 1): void {
  void change(async () => {
    await changeProfiles(moveGroup(profilesStore.getState().profiles, group, by));
    focusStop(headingKey(group));
  });
}

/** A name that another group has already puts both together. */
export function renameGroup(group: string, name: string): void {
  const wanted = name.trim();
  listStore.setState({ renaming: null });
  focusStop(headingKey(wanted === '' ? group : wanted));
  if (wanted === '' || wanted === group) return;
  void change(async () => {
    const members = profilesStore.getState().profiles.filter((profile) => groupOf(profile) === group);
    await changeProfiles(new Map(members.map(({ id }) => [id, { group: wanted }])));
    if (settingsStore.getState().foldedGroups.includes(group)) setGroupFolded(wanted, true);
    setGroupFolded(group, false);
    focusStop(headingKey(wanted));
  });
}

export function selectAll(): void {
  const ids = currentRows();
  listStore.setState({ selection: { ids, anchor: ids[0] ?? null } });
}

function tellPlace(id: string | undefined): void {
  const section = listSections(profilesStore.getState().profiles).find(({ profiles }) =>
    profiles.some((profile) => profile.id === id),
  );
  const at = section?.profiles.findIndex((profile) => profile.id === id) ?? -1;
  const name = section?.profiles[at]?.name;
  if (!section || name === undefined) return;
  listStore.setState({ moved: { name, at: at + 1, of: section.profiles.length, group: section.group } });
}
