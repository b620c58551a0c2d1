import type { RecordingPlace } from '../../core/capture/recording.ts';
import { DatabaseStore } from './database-store.ts';
import { FileStore } from './file-store.ts';
import { RecordingDatabase } from './recording-database.ts';
import type { RecordingStore } from './recording-store.ts';

/** `wanted` null: files where the browser has them. Rejects where nothing can be kept. */
export async function openRecordingStore(wanted: RecordingPlace | null): Promise<RecordingStore> {
  const database = await RecordingDatabase.open();
  const files = wanted === 'database' ? null : await FileStore.open(database);
  return files ?? new DatabaseStore(database);
}
