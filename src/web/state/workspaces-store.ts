// One workspace a profile: what its engine last said, and what the person does in it. Written by workspace-actions only.
import { createStore } from 'zustand/vanilla';
import type { PacketQuery } from '../../core/log/packet-query.ts';
import { EVERY_TOPIC, type TopicTreeView } from '../../core/log/topic-row.ts';
import type {
  ConnectionState,
  MessageQuery,
  PublishState,
  SubscriptionState,
  Tick,
} from '../../core/protocol/engine-contract.ts';
import { DEFAULT_LOG_BUDGET_BYTES } from '../../core/protocol/engine-contract.ts';

export interface Workspace {
  readonly profileId: string;
  readonly connection: ConnectionState;
  /** As the engine holds them; the profile holds filter, QoS and colour. */
  readonly subscriptions: readonly SubscriptionState[];
  readonly tick: Tick;
  /** Newest last, at most `MAX_PUBLISHES`. */
  readonly publishes: readonly PublishState[];
  /** Sequence number of the message in the inspector. */
  readonly selectedSeq: number | null;
  /** Sequence numbers of messages chosen together, ascending; empty: none but the selected one. */
  readonly picked: readonly number[];
  /** While paused the list ends here (an ordinal); the log goes on. Null: not paused. */
  readonly pausedAt: number | null;
  /** As `pausedAt`, of the packet list: a position in it. */
  readonly packetsPausedAt: number | null;
  /** Sequence number of the packet that is opened. */
  readonly packetSeq: number | null;
  /** What the packet list is filtered by; null: nothing. */
  readonly packetQuery: PacketQuery | null;
  /** Sequence numbers of packets chosen together, ascending; empty: none but the one that is opened. */
  readonly pickedPackets: readonly number[];
  /** What the list is filtered by; null: nothing. */
  readonly query: MessageQuery | null;
  /** The tab that is in view. */
  readonly tab: WorkspaceTab;
  readonly topicView: TopicTreeView;
  /** Grows whenever levels of the tree are unfolded or folded: its rows are to be asked for anew. */
  readonly topicFolds: number;
  /** The level or topic that is chosen in the tree. */
  readonly topic: ChosenTopic | null;
  /** What stands beside the tree; null: what a person closed on a phone. */
  readonly topicSide: TopicSide | null;
  /** How far the tree is scrolled, in pixels: it is put there again when it comes back into view. */
  readonly topicScrollPx: number;
}

export interface ChosenTopic {
  /** Its row in the tree; null: it was chosen by its name, and the tree has yet to go there. */
  readonly node: number | null;
  readonly topic: string;
  /** A topic ends here, rather than that others only go through. */
  readonly isTopic: boolean;
}

export type TopicSide = 'topic' | 'message';

export type WorkspaceTab = 'messages' | 'topics' | 'packets' | 'charts' | 'broker' | 'learn' | 'workbench';

export const MAX_PUBLISHES = 100;

export interface WorkspacesState {
  readonly byProfile: Readonly<Record<string, Workspace>>;
  /** The profile whose workspace is in view. */
  readonly activeId: string | null;
}

export const EMPTY_TICK: Tick = {
  received: 0,
  sent: 0,
  kept: 0,
  dropped: 0,
  firstOrdinal: 0,
  endOrdinal: 0,
  firstSeq: 0,
  endSeq: 0,
  packets: { list: 0, first: 0, end: 0, filter: null },
  openExchanges: 0,
  filter: null,
  bookmarks: 0,
  cleared: null,
  ratePerS: 0,
  rateHistory: [],
  subscriptionRates: [],
  keptBytes: 0,
  budgetBytes: DEFAULT_LOG_BUDGET_BYTES,
  unsentBytes: 0,
};

export function emptyWorkspace(profileId: string): Workspace {
  return {
    profileId,
    connection: { phase: 'disconnected' },
    subscriptions: [],
    tick: EMPTY_TICK,
    publishes: [],
    selectedSeq: null,
    picked: [],
    pausedAt: null,
    packetsPausedAt: null,
    packetSeq: null,
    packetQuery: null,
    pickedPackets: [],
    query: null,
    tab: 'messages',
    topicView: EVERY_TOPIC,
    topicFolds: 0,
    topic: null,
    topicSide: null,
    topicScrollPx: 0,
  };
}

export const workspacesStore = createStore<WorkspacesState>()(() => ({ byProfile: {}, activeId: null }));

/** Neither connected nor trying to be. */
export function isIdle(profileId: string): boolean {
  const { phase } = (workspacesStore.getState().byProfile[profileId] ?? emptyWorkspace(profileId)).connection;
  return phase === 'disconnected' || phase === 'failed';
}
