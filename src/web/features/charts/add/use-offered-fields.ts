// What messages of a topic filter hold, asked for once who types has paused.
import { useEffect, useState } from 'react';
import { checkTopicFilter } from '../../../../core/mqtt/topic.ts';
import { fetchChartableFields } from '../../../state/charts-access.ts';
import { type OfferedField, offeredFields } from './add-draft.ts';

const DELAY_MS = 200;

/** Null: they are being looked for. */
export function useOfferedFields(profileId: string, text: string): readonly OfferedField[] | null {
  const [found, setFound] = useState<readonly OfferedField[] | null>([]);
  const topicFilter = text.trim();
  useEffect(() => {
    if (!checkTopicFilter(topicFilter).ok) return setFound([]);
    let isOld = false;
    setFound(null);
    const timer = setTimeout(() => {
      void fetchChartableFields(profileId, topicFilter).then((fields) => {
        if (!isOld) setFound(offeredFields(fields));
      });
    }, DELAY_MS);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [profileId, topicFilter]);
  return found;
}
