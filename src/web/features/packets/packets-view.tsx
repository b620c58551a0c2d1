// Every control packet of the connection in both directions, and the one that is opened, byte by byte.
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { packetsListedBy } from '../../../core/log/packet-query.ts';
import type { ListedPacket } from '../../../core/log/packet-row.ts';
import type { LogViewportHandle } from '../../kit/log-viewport/log-viewport.tsx';
import { useWorkspace } from '../../state/use-workspace.ts';
import { openPacket, resume, setPacketQuery } from '../../state/workspace-actions.ts';
import { OpenedPane } from './opened-pane.tsx';
import { PacketFoot } from './packet-foot.tsx';
import { PacketGrid } from './packet-grid.tsx';
import { addPacketTexts } from './packet-texts.ts';
import { PacketTools } from './packet-tools.tsx';
import classes from './packets-view.module.css';
import { stoppedPacketQuery } from './search/packet-conditions.ts';
import { PacketFilterBar } from './search/packet-filter-bar.tsx';
import { PacketSearchBar } from './search/packet-search-bar.tsx';
import { usePacketSearch } from './search/use-packet-search.ts';

addPacketTexts();

export interface PacketsViewProps {
  readonly profileId: string;
  /** A PUBLISH was opened: its message can be shown where messages are. */
  readonly onMessage?: ((seq: number) => void) | undefined;
  /** Exports these packets; null: what the list shows. */
  readonly onExport?: ((seqs: readonly number[] | null) => void) | undefined;
}

export function PacketsView({ profileId, onMessage, onExport }: PacketsViewProps) {
  const { t } = useTranslation('packets');
  const first = useWorkspace(profileId, ({ tick }) => tick.packets.first);
  const newest = useWorkspace(profileId, ({ tick }) => tick.packets.end);
  const listNumber = useWorkspace(profileId, ({ tick }) => tick.packets.list);
  const kept = useWorkspace(profileId, ({ tick }) => tick.endSeq - tick.firstSeq);
  const pausedAt = useWorkspace(profileId, ({ packetsPausedAt }) => packetsPausedAt);
  const opened = useWorkspace(profileId, ({ packetSeq }) => packetSeq);
  const filter = useWorkspace(profileId, ({ tick, packetQuery }) =>
    packetQuery === null ? null : tick.packets.filter,
  );
  const search = usePacketSearch(profileId);
  const viewport = useRef<LogViewportHandle>(null);
  const list = useCallback(() => viewport.current, []);
  const [following, setFollowing] = useState(true);
  /** What had come when the person began to read. */
  const [readingFrom, setReadingFrom] = useState(0);
  const end = Math.max(first, pausedAt ?? newest);
  const newestNow = useRef(newest);
  newestNow.current = newest;
  // biome-ignore lint/correctness/useExhaustiveDependencies: in another list positions mean others
  useEffect(() => setReadingFrom(newestNow.current), [listNumber]);
  const onView = useCallback((view: { readonly following: boolean }) => {
    setFollowing((before) => {
      if (before && !view.following) setReadingFrom(newestNow.current);
      return view.following;
    });
  }, []);
  const openedRow = useRef<ListedPacket | null>(null);
  const onOpen = (row: ListedPacket) => {
    openedRow.current = row;
    openPacket(profileId, row.seq);
    if (row.type === 'PUBLISH') onMessage?.(row.seq);
  };
  const paused = pausedAt !== null;
  const since = paused && following ? pausedAt : Math.min(readingFrom, pausedAt ?? readingFrom);
  const isWhole = search.query.onlyProblems && search.query.text === '';
  return (
    <section className={classes.view} data-opened={opened !== null || undefined}>
      <div className={classes.tools}>
        <PacketSearchBar profileId={profileId} search={search} onReveal={(position) => list()?.reveal(position)} />
        <PacketTools
          profileId={profileId}
          paused={paused}
          canClear={kept > 0}
          // There is nothing left to be read.
          onCleared={() => list()?.follow()}
          onExport={onExport && (end === first ? null : () => onExport(null))}
        />
      </div>
      <div className={classes.filters}>
        <PacketFilterBar profileId={profileId} search={search} />
      </div>
      <div className={classes.list}>
        <PacketGrid
          // Another list begins at its end; what is only marked in it does not make it another one.
          key={JSON.stringify(packetsListedBy(search.query))}
          ref={viewport}
          list={list}
          profileId={profileId}
          first={first}
          end={end}
          onView={onView}
          onOpen={onOpen}
          onExport={onExport}
        />
        {end === first && (
          <p className={classes.empty}>
            {filter === null || kept === 0 ? t('empty') : t(isWhole ? 'noProblem' : 'noMatch')}
          </p>
        )}
      </div>
      <PacketFoot
        profileId={profileId}
        count={end - first}
        kept={filter === null ? null : kept}
        // What was given up is not searched any more.
        progress={filter === null || filter.tooSlow ? 1 : filter.progress}
        onStop={() => setPacketQuery(profileId, stoppedPacketQuery(search.query))}
        mode={paused ? 'paused' : following ? 'following' : 'reading'}
        fresh={Math.max(0, newest - Math.max(since, first))}
        onFollow={() => {
          if (paused) resume(profileId);
          list()?.follow();
        }}
      />
      {opened !== null && (
        <OpenedPane
          key={opened}
          profileId={profileId}
          seq={opened}
          known={openedRow.current}
          onClose={() => openPacket(profileId, null)}
        />
      )}
    </section>
  );
}
