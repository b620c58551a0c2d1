import { EVERY_PACKET, type PacketQuery } from '../../../../core/log/packet-query.ts';
import { type TypedSearch, useTypedSearch } from '../../../kit/search-bar/use-typed-search.ts';
import { useWorkspace } from '../../../state/use-workspace.ts';
import { setPacketQuery } from '../../../state/workspace-actions.ts';
import { workspacesStore } from '../../../state/workspaces-store.ts';

export type PacketSearch = TypedSearch<PacketQuery>;

/** What a person searches for among the packets, and what else they are filtered by. */
export function usePacketSearch(profileId: string): PacketSearch {
  const query = useWorkspace(profileId, (workspace) => workspace.packetQuery) ?? EVERY_PACKET;
  const current = () => workspacesStore.getState().byProfile[profileId]?.packetQuery ?? EVERY_PACKET;
  return useTypedSearch(query, current, (wanted) => setPacketQuery(profileId, wanted));
}
