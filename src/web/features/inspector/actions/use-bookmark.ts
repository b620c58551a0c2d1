// Whether a message has a bookmark, wherever that is changed.
import { useEffect, useState } from 'react';
import { fetchMessageDetail, setBookmark } from '../../../state/log-access.ts';
import { useWorkspace } from '../../../state/use-workspace.ts';

export interface Bookmark {
  readonly isSet: boolean;
  /** False: it could not be set. */
  readonly toggle: () => Promise<boolean>;
}

export function useBookmark(profileId: string, seq: number, initially: boolean): Bookmark {
  const count = useWorkspace(profileId, ({ tick }) => tick.bookmarks);
  const [known, setKnown] = useState({ seq, isSet: initially });
  const isSet = known.seq === seq ? known.isSet : initially;

  // biome-ignore lint/correctness/useExhaustiveDependencies: another number of bookmarks may mean this one
  useEffect(() => {
    let current = true;
    void fetchMessageDetail(profileId, seq, 0).then((detail) => {
      if (current && detail) setKnown({ seq, isSet: detail.row.bookmarked });
    });
    return () => {
      current = false;
    };
  }, [profileId, seq, count]);

  const toggle = async () => {
    const now = await setBookmark(profileId, seq, !isSet);
    setKnown({ seq, isSet: now });
    return isSet || now;
  };
  return { isSet, toggle };
}
