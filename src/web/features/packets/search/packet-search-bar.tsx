// Searching the packets, and the way from match to match.
import { useTranslation } from 'react-i18next';
import { SearchBar } from '../../../kit/search-bar/search-bar.tsx';
import { useMatchWalk } from '../../../kit/search-bar/use-match-walk.ts';
import { fetchListedPackets, findPacketMatch } from '../../../state/log-access.ts';
import { useWorkspace } from '../../../state/use-workspace.ts';
import { openPacket } from '../../../state/workspace-actions.ts';
import { workspacesStore } from '../../../state/workspaces-store.ts';
import type { PacketSearch } from './use-packet-search.ts';

export interface PacketSearchBarProps {
  readonly profileId: string;
  readonly search: PacketSearch;
  /** Brings a packet of the list into view. */
  readonly onReveal: (position: number) => void;
}

export function PacketSearchBar({ profileId, search, onReveal }: PacketSearchBarProps) {
  const { t } = useTranslation('packets');
  const searches = search.query.text !== '';
  const selected = useWorkspace(profileId, ({ packetSeq }) => packetSeq);
  const matches = useWorkspace(profileId, ({ tick }) => (searches ? (tick.packets.filter?.matches ?? null) : null));
  const workspace = () => workspacesStore.getState().byProfile[profileId];
  const { number, go } = useMatchWalk({
    query: search.query,
    searches,
    selected,
    selectedNow: () => workspace()?.packetSeq ?? null,
    state: () => `${workspace()?.tick.firstSeq} ${workspace()?.tick.packets.filter?.progress}`,
    find: (seq, forward) => findPacketMatch(profileId, seq, forward),
    pausedAt: () => workspace()?.packetsPausedAt ?? null,
    seqAt: async (position) => (await fetchListedPackets(profileId, position, 1))?.rows[0]?.seq,
    select: (seq) => openPacket(profileId, seq),
    reveal: onReveal,
  });
  return (
    <SearchBar
      label={t('search.label')}
      placeholder={t('search.placeholder')}
      title={t('search.keys')}
      onlyMatchesHint={t(search.onlyMatches ? 'search.onlyMatchesOn' : 'search.onlyMatchesOff')}
      search={search}
      matches={matches}
      number={number}
      onWalk={go}
    />
  );
}
