// From the click to the first publish: where the backup goes, the messages read whole, the backup written. Only when all
// of that is done is anything deleted.
import { useState } from 'react';
import type { RetainedMessage } from '../../../core/protocol/engine-contract.ts';
import { backupFileName, chooseBackupPlace, type SaveFault } from './backup/save-backup.ts';
import { writeBackup } from './backup/write-backup.ts';
import { type ReadFault, readKept } from './read-kept.ts';
import { startRun } from './run/runs-store.ts';

export interface Deletion {
  readonly reading: boolean;
  readonly fault: ReadFault | SaveFault | null;
  /** Resolves with whether the deleting has begun. */
  begin(rows: readonly RetainedMessage[], backUp: boolean): Promise<boolean>;
}

export function useDeletion(profileId: string): Deletion {
  const [reading, setReading] = useState(false);
  const [fault, setFault] = useState<Deletion['fault']>(null);

  const prepare = async (rows: readonly RetainedMessage[], backUp: boolean) => {
    const place = backUp ? await chooseBackupPlace(backupFileName(new Date())) : null;
    if (place && !place.ok) return place;
    const kept = await readKept(profileId, rows);
    if (!kept.ok || !place) return kept;
    const written = await place.value(writeBackup(kept.value, new Date()));
    return written.ok ? kept : written;
  };

  return {
    reading,
    fault,
    async begin(rows, backUp) {
      setFault(null);
      setReading(true);
      const prepared = await prepare(rows, backUp);
      setReading(false);
      if (!prepared.ok) setFault(prepared.error);
      else startRun(profileId, 'delete', prepared.value);
      return prepared.ok;
    },
  };
}
