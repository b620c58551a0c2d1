// What page and engine say to each other about the packet list as it is filtered.
import type { PacketQuery } from '../log/packet-query.ts';
import type { ListedPackets } from '../log/packet-row.ts';
import type { FilterState, MatchPlace } from './engine-contract.ts';

export interface PacketListRequests {
  /** A window of the packet list, by position. What was let go or is not there yet is left out. */
  listedPackets: { args: { readonly from: number; readonly count: number }; result: ListedPackets };
  /**
   * From here on the packet list holds only what matches; null: everything. Positions begin anew (without a condition they
   * are sequence numbers), and the past is searched in slices: `PacketListState.filter` tells how far.
   */
  setPacketQuery: { args: { readonly query: PacketQuery | null }; result: null };
  /** As `findMatch`, among packets. */
  findPacketMatch: {
    args: { readonly seq: number | null; readonly forward: boolean };
    result: MatchPlace | null;
  };
}

export interface PacketListState {
  /** Another number: positions mean others than before. */
  readonly list: number;
  /** The list, as it is filtered, holds the positions `first <= n < end`. They only grow. */
  readonly first: number;
  readonly end: number;
  /** Null: it is not filtered. */
  readonly filter: FilterState | null;
}
