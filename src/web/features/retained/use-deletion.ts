// From the click to the first publish: where the backup goes, the messages read whole, the backup written. Only when all
// of that is done is anything deleted.
import { useState } from 'react';
import { MAX_RETAINED } from '../../../core/log/list-retained.ts';
import { topicMatches } from '../../../core/mqtt/topic.ts';
import type { RetainedMessage } from '../../../core/protocol/engine-contract.ts';
import { askRetained, fetchRetained } from '../../state/log-access.ts';
import { backupFileName, chooseBackupPlace, type SaveFault } from './backup/save-backup.ts';
import { writeBackup } from './backup/write-backup.ts';
import { type ReadFault, readKept } from './read-kept.ts';
import { commonFilter } from './run/common-filter.ts';
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
    const kept = await readKept(profileId, await askedAnew(profileId, rows));
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

/**
 * As the broker keeps them now. What came by a subscription has at most its QoS; asking is at QoS 2, so that a backup and
 * the undoing have the one that is kept. Where the broker cannot be asked, what was seen must do.
 */
async function askedAnew(profileId: string, rows: readonly RetainedMessage[]): Promise<readonly RetainedMessage[]> {
  const filter = commonFilter(rows.map(({ topic }) => topic));
  const asked = await askRetained(profileId, filter);
  if (!asked.ok) return rows;
  const kept = await fetchRetained(profileId, filter);
  const byTopic = new Map(kept.map((row) => [row.topic, row]));
  const isCut = kept.length >= MAX_RETAINED;
  return rows.flatMap((row) => byTopic.get(row.topic) ?? (isCut || !topicMatches(filter, row.topic) ? [row] : []));
}
