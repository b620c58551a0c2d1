// The recordings dialog's model: the list, as it changes, and what can be done with it.
import { useCallback, useEffect, useState } from 'react';
import { isRecordingHeld } from '../../state/recordings-actions.ts';
import { forgetRecordingEnd, notedRecordingEnd } from '../../state/recordings-ends.ts';
import {
  deleteRecording,
  type ListedRecording,
  listRecordings,
  recordingBlob,
} from '../../storage/recording-library.ts';
import { type StorageRoom, storageRoom } from '../../storage/storage-room.ts';

/** What other tabs record is seen by looking again. */
const LOOK_AGAIN_MS = 1000;

const witness = { isHeld: isRecordingHeld, endOf: notedRecordingEnd };

export interface RecordingsModel {
  /** Null: not read yet. */
  readonly recordings: readonly ListedRecording[] | null;
  readonly room: StorageRoom | null;
  /** What went wrong last. */
  readonly fault: { readonly kind: 'unreadable' | 'failed'; readonly message: string } | null;
  readonly read: (recording: ListedRecording) => Promise<Blob | null>;
  readonly remove: (recordings: readonly ListedRecording[]) => Promise<void>;
  readonly look: () => Promise<void>;
}

export function useRecordings(): RecordingsModel {
  const [recordings, setRecordings] = useState<RecordingsModel['recordings']>(null);
  const [room, setRoom] = useState<StorageRoom | null>(null);
  const [fault, setFault] = useState<RecordingsModel['fault']>(null);

  const look = useCallback(async () => {
    try {
      setRecordings(await listRecordings(witness));
    } catch (error) {
      setFault({ kind: 'unreadable', message: messageOf(error) });
    }
    setRoom(await storageRoom());
  }, []);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    const lookOn = async () => {
      await look();
      if (!gone) timer = setTimeout(() => void lookOn(), LOOK_AGAIN_MS);
    };
    void lookOn();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [look]);

  const tried = async <T>(what: () => Promise<T>): Promise<T | null> => {
    setFault(null);
    try {
      return await what();
    } catch (error) {
      setFault({ kind: 'failed', message: messageOf(error) });
      return null;
    }
  };

  return {
    recordings,
    room,
    fault,
    look,
    read: (recording) => tried(() => recordingBlob(recording)),
    remove: async (removed) => {
      await tried(async () => {
        for (const { entry } of removed) {
          await deleteRecording(entry);
          forgetRecordingEnd(entry.id);
        }
      });
      await look();
    },
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
