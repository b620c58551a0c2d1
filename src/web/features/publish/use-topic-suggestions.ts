import { useEffect, useState } from 'react';
import { escapeTemplate } from '../../../core/publish/escape-template.ts';
import { fetchCompletions } from '../../state/log-access.ts';

const MAX_SUGGESTIONS = 8;
/** Of them, so that what is seen has room as well. */
const MAX_KEPT = 4;
/** Who types fast is not asked after at each letter. */
const DELAY_MS = 80;

/** Topics like the text: what was published to or saved, then what was seen on the connection. */
export function useTopicSuggestions(profileId: string, text: string, wanted: boolean): readonly string[] {
  const kept = useKeptTopics(profileId, wanted);
  const [found, setFound] = useState<readonly string[]>([]);
  useEffect(() => {
    if (!wanted) return setFound([]);
    let isOld = false;
    const timer = setTimeout(() => {
      void fetchCompletions(profileId, text, MAX_SUGGESTIONS).then((seen) => {
        if (isOld) return;
        const known = kept.filter((topic) => isLike(topic, text)).slice(0, MAX_KEPT);
        setFound([...new Set([...known, ...seen.map(escapeTemplate)])].slice(0, MAX_SUGGESTIONS));
      });
    }, DELAY_MS);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [profileId, text, wanted, kept]);
  return found;
}

/** Read anew each time that suggestions are wanted. */
function useKeptTopics(profileId: string, wanted: boolean): readonly string[] {
  const [kept, setKept] = useState<readonly string[]>([]);
  useEffect(() => {
    if (!wanted) return;
    let isOld = false;
    void import('./kept-topics.ts')
      .then(({ keptTopics }) => keptTopics(profileId))
      .then((topics) => !isOld && setKept(topics));
    return () => {
      isOld = true;
    };
  }, [profileId, wanted]);
  return kept;
}

function isLike(topic: string, text: string): boolean {
  return topic !== text && topic.toLowerCase().includes(text.toLowerCase());
}
