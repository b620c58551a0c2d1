import { useEffect, useState } from 'react';
import { fetchCompletions } from '../../state/log-access.ts';
import { workspacesStore } from '../../state/workspaces-store.ts';

const MAX_SUGGESTIONS = 8;
/** Who types fast is not asked after at each letter. */
const DELAY_MS = 80;

/** Topics like the text: what was published to from here, then what was seen on the connection. */
export function useTopicSuggestions(profileId: string, text: string, wanted: boolean): readonly string[] {
  const [found, setFound] = useState<readonly string[]>([]);
  useEffect(() => {
    if (!wanted) return setFound([]);
    let isOld = false;
    const timer = setTimeout(() => {
      void fetchCompletions(profileId, text, MAX_SUGGESTIONS).then((seen) => {
        if (!isOld) setFound([...new Set([...published(profileId, text), ...seen])].slice(0, MAX_SUGGESTIONS));
      });
    }, DELAY_MS);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [profileId, text, wanted]);
  return found;
}

function published(profileId: string, text: string): string[] {
  const publishes = workspacesStore.getState().byProfile[profileId]?.publishes ?? [];
  const wanted = text.toLowerCase();
  return publishes
    .map(({ topic }) => topic)
    .filter((topic) => topic !== text && topic.toLowerCase().includes(wanted))
    .reverse();
}
