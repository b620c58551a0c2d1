import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { CHUNKS, ENTRIES, RECORDINGS_DATABASE, type RecordingEntry } from '../../core/capture/recording.ts';
import { readEntries } from './recording-catalogue.ts';
import { deleteRecording, listRecordings, recordingBlob } from './recording-library.ts';

const segment = { preambleBytes: 2, packets: 3, messages: 2, lastAt: 5000 };

function entry(id: string, change: Partial<RecordingEntry> = {}): RecordingEntry {
  return {
    ...{ id, profileId: 'p', name: 'Lab', place: 'database', limitBytes: 1000, beganAt: 1000 },
    ...{ missing: 0, rolledOver: 0, end: null },
    segments: [
      { ...segment, number: 3, bytes: 4 },
      { ...segment, number: 4, bytes: 5 },
    ],
    ...change,
  };
}

async function put(name: string, ...values: readonly object[]): Promise<void> {
  await readEntries(); // makes the database
  const database = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open(RECORDINGS_DATABASE);
    request.onsuccess = () => resolve(request.result);
  });
  const transaction = database.transaction(name, 'readwrite');
  for (const value of values) transaction.objectStore(name).put(value);
  await new Promise((resolve) => {
    transaction.oncomplete = resolve;
  });
  database.close();
}

const chunk = (recordingId: string, number: number, index: number, ...bytes: number[]) => ({
  ...{ recordingId, segment: number, index },
  bytes: Uint8Array.from(bytes),
});

it('tells those that run from those that nobody ended, and reads and deletes each as one', async () => {
  await put(ENTRIES, entry('a'), entry('b'), entry('c'), entry('d', { end: { at: 9, reason: 'finished' } }));
  await put(
    CHUNKS,
    chunk('a', 3, 0, 1, 2),
    chunk('a', 3, 1, 3, 4),
    chunk('a', 4, 0, 91, 92, 5),
    chunk('a', 4, 1, 6, 7),
  );
  // Written after what the entry tells: it is not whole.
  await put(CHUNKS, chunk('a', 4, 2, 8), chunk('b', 3, 0, 9));

  const witness = {
    isHeld: async (id: string) => id === 'c',
    endOf: (id: string) => (id === 'b' ? ('page-left' as const) : undefined),
  };
  const listed = await listRecordings(witness);
  expect(listed.map(({ entry: { id, end }, isRunning }) => [id, end?.reason ?? null, isRunning])).toEqual([
    ['d', 'finished', false],
    ['c', null, true],
    ['b', 'page-left', false],
    ['a', 'crashed', false],
  ]);
  expect((await readEntries()).find(({ id }) => id === 'a')?.end).toEqual({ at: 5000, reason: 'crashed' });

  const a = listed.at(-1);
  if (!a) throw new Error('it is listed');
  const blob = await recordingBlob(a);
  expect([...new Uint8Array(await blob.arrayBuffer())]).toEqual([1, 2, 3, 4, 5, 6, 7]);

  await deleteRecording(a.entry);
  expect((await readEntries()).map(({ id }) => id)).toEqual(['b', 'c', 'd']);
  expect((await recordingBlob(a)).size).toBe(0);
});

it('reads one that is written as it is by now, and begins anew where its oldest part has gone meanwhile', async () => {
  await put(ENTRIES, entry('r'));
  const witness = { isHeld: async () => true, endOf: () => undefined };
  const listed = (await listRecordings(witness)).find(({ entry: { id } }) => id === 'r');
  if (!listed) throw new Error('it is listed');
  const segments = [3, 4, 5].map((number) => ({ ...segment, number, bytes: 4 }));
  await put(ENTRIES, entry('r', { segments, rolledOver: 3 }));
  // The third has just gone, the fourth is going, and the catalogue does not say so yet.
  await put(CHUNKS, chunk('r', 4, 1, 9, 9), chunk('r', 5, 0, 93, 94, 8, 7));
  expect([...new Uint8Array(await (await recordingBlob(listed)).arrayBuffer())]).toEqual([93, 94, 8, 7]);
  await put(CHUNKS, chunk('r', 4, 0, 91, 92), chunk('r', 4, 1, 5, 6));
  expect([...new Uint8Array(await (await recordingBlob(listed)).arrayBuffer())]).toEqual([91, 92, 5, 6, 8, 7]);
});
