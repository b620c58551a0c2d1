import { readSharedFilter } from '../../../core/mqtt/topic.ts';
import { useWorkspace } from '../../state/use-workspace.ts';

/** How the list treats a subscription's messages. */
export interface Listing {
  /** What their topics match: of a shared subscription the part behind the group. */
  readonly topics: string;
  readonly muted: boolean;
  /** Nothing else is listed. */
  readonly only: boolean;
}

export function useListing(profileId: string, filter: string): Listing {
  const topics = readSharedFilter(filter)?.filter ?? filter;
  const muted = useWorkspace(profileId, ({ query }) => query?.hiddenFilters.includes(topics) === true);
  const only = useWorkspace(profileId, ({ query }) => query?.topicFilter === topics);
  return { topics, muted, only };
}
