import { EVERY_MESSAGE, type MessageQuery } from '../../../../core/log/message-query.ts';
import { type TypedSearch, useTypedSearch } from '../../../kit/search-bar/use-typed-search.ts';
import { useWorkspace } from '../../../state/use-workspace.ts';
import { setQuery } from '../../../state/workspace-actions.ts';
import { workspacesStore } from '../../../state/workspaces-store.ts';

export type MessageSearch = TypedSearch<MessageQuery>;

/** What a person searches for among the messages, and what else they are filtered by. */
export function useMessageSearch(profileId: string): MessageSearch {
  const query = useWorkspace(profileId, (workspace) => workspace.query) ?? EVERY_MESSAGE;
  const current = () => workspacesStore.getState().byProfile[profileId]?.query ?? EVERY_MESSAGE;
  return useTypedSearch(query, current, (wanted) => setQuery(profileId, wanted));
}
