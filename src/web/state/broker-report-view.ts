// What was typed and chosen where a broker is tried out and its reports are read, by profile: it is there again after
// another tab was in view.
import { createStore } from 'zustand/vanilla';

export interface BrokerReportView {
  readonly prefix: string;
  /** Null: as is usual for a broker so near or so far. */
  readonly maxPacketBytes: number | null;
  /** Null: the newest of this broker. */
  readonly reportId: string | null;
  /** Null: it is compared with none. */
  readonly otherId: string | null;
  readonly onlyDifferences: boolean;
}

const FRESH: BrokerReportView = {
  prefix: 'loupe-probe',
  maxPacketBytes: null,
  reportId: null,
  otherId: null,
  onlyDifferences: false,
};

interface BrokerReportViews {
  readonly byProfile: Readonly<Record<string, BrokerReportView>>;
}

export const brokerReportViews = createStore<BrokerReportViews>()(() => ({ byProfile: {} }));

export function reportViewOf({ byProfile }: BrokerReportViews, profileId: string): BrokerReportView {
  return byProfile[profileId] ?? FRESH;
}

export function changeReportView(profileId: string, part: Partial<BrokerReportView>): void {
  brokerReportViews.setState((state) => ({
    byProfile: { ...state.byProfile, [profileId]: { ...reportViewOf(state, profileId), ...part } },
  }));
}
