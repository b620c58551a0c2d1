// Has connections recorded. The engine records; this page sees to when, and holds the lock by which other tabs know that a
// recording runs. It goes with the page, however that ends.
import { type RecordingEndReason, type RecordingState, recordingLock } from '../../core/capture/recording.ts';
import { findProfile } from './profiles-store.ts';
import { forgetRecordingEnd, noteRecordingEnd } from './recordings-ends.ts';
import { changeRecordingSetting, recordingSetting } from './recordings-settings.ts';
import { recordingsStore } from './recordings-store.ts';
import { engines } from './running-engines.ts';
import { type Release, tryLock } from './tab-locks.ts';
import { isIdle } from './workspaces-store.ts';

/** By profile: the recording that was begun, also where its engine has not said so yet. */
const begun = new Map<string, string>();
/** By recording. */
const locks = new Map<string, Promise<Release | null>>();

/** A connection is about to begin: records it where the person wants that. */
export function recordIfWanted(profileId: string): void {
  if (recordingSetting(profileId).isOn) start(profileId);
}

/** From now on, also over a reload, each connection of the profile is recorded; or none any more. */
export function setRecording(profileId: string, isOn: boolean): void {
  changeRecordingSetting(profileId, { isOn });
  if (!isOn) return stopRecording(profileId);
  // So that the browser does not clear recordings away by itself. It may ask the person, who has just clicked.
  void navigator.storage?.persist?.().catch(() => false);
  if (!isIdle(profileId)) start(profileId);
}

/** After one that ended by itself. */
export function recordAgain(profileId: string): void {
  if (!isIdle(profileId) && !begun.has(profileId)) start(profileId);
}

/** Holds for the recordings that begin from now on. */
export function setRecordingLimit(profileId: string, limitBytes: number): void {
  changeRecordingSetting(profileId, { limitBytes });
}

/** Also before its engine ends. */
export function stopRecording(profileId: string): void {
  const id = begun.get(profileId);
  if (id === undefined) return;
  void engines
    .get(profileId)
    ?.request('stopRecording', null)
    .then(() => {
      // An engine whose workspace was closed is not listened to any more.
      if (begun.get(profileId) !== id) return;
      noteRecordingEnd(id, 'finished');
      ended(profileId, id);
      const known = recordingsStore.getState().byProfile[profileId];
      if (known?.id === id) set(profileId, { ...known, end: { at: Date.now(), reason: 'finished' } });
    });
}

/** What the engine says of its recording. */
export function takeRecording(profileId: string, recording: RecordingState): void {
  const { id, end } = recording;
  const known = recordingsStore.getState().byProfile[profileId];
  // The one before may end after the next has begun.
  if (!known || known.id <= id) set(profileId, recording);
  if (!end) return;
  ended(profileId, id);
  if (end.reason === 'finished') forgetRecordingEnd(id);
  else noteRecordingEnd(id, end.reason);
}

/** Its engine has gone without a word. */
export function recordingCrashed(profileId: string): void {
  const id = begun.get(profileId);
  if (id !== undefined) ended(profileId, id);
  const recording = recordingsStore.getState().byProfile[profileId];
  if (recording?.end === null) takeRecording(profileId, { ...recording, end: { at: Date.now(), reason: 'crashed' } });
}

/** The person has read how it ended. */
export function forgetRecording(profileId: string): void {
  recordingsStore.setState(({ byProfile: { [profileId]: _read, ...others } }) => ({ byProfile: others }));
}

/** Whether some tab writes a recording. */
export async function isRecordingHeld(id: string): Promise<boolean> {
  if (locks.has(id)) return true;
  const free = await tryLock(recordingLock(id));
  free?.();
  return free === null;
}

function start(profileId: string): void {
  const engine = engines.get(profileId);
  if (!engine) return;
  const { limitBytes } = recordingSetting(profileId);
  const before = begun.get(profileId);
  const id = newRecordingId();
  begun.set(profileId, id);
  locks.set(id, tryLock(recordingLock(id)));
  const name = findProfile(profileId)?.name ?? '';
  // What this page cannot read, its engine need not write.
  const place = navigator.storage && 'getDirectory' in navigator.storage ? null : 'database';
  void engine.request('startRecording', { id, profileId, name, limitBytes, place }).then(({ ok }) => {
    if (ok) return;
    ended(profileId, id);
    // The one before goes on.
    if (before !== undefined && locks.has(before)) begun.set(profileId, before);
  });
}

function set(profileId: string, recording: RecordingState): void {
  recordingsStore.setState(({ byProfile }) => ({ byProfile: { ...byProfile, [profileId]: recording } }));
}

/** It is written no more: whoever wants to may delete it. */
function ended(profileId: string, id: string): void {
  if (begun.get(profileId) === id) begun.delete(profileId);
  void locks.get(id)?.then((giveBack) => giveBack?.());
  locks.delete(id);
}

/** Ascending with the time, and fit for the name of a file. */
function newRecordingId(): string {
  const random = crypto.getRandomValues(new Uint32Array(1))[0] as number;
  return `${Date.now().toString(36).padStart(9, '0')}-${random.toString(36).padStart(7, '0')}`;
}

function noteRunning(reason: RecordingEndReason | null): void {
  for (const id of locks.keys()) reason ? noteRecordingEnd(id, reason) : forgetRecordingEnd(id);
}

// A page that is left takes its engines with it: no time to end anything, but to say that it was no crash.
globalThis.addEventListener?.('pagehide', () => noteRunning('page-left'));
// It may come back as it was.
globalThis.addEventListener?.('pageshow', ({ persisted }) => persisted && noteRunning(null));
