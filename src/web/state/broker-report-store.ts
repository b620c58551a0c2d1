// Kept reports of what brokers can do, as the page sees them. Fed by storage, from the first time that somebody looks.
import { createStore } from 'zustand/vanilla';
import type { BrokerReport } from '../storage/stored-broker-reports.ts';

export interface BrokerReportState {
  /** Of all brokers, the newest first. */
  readonly reports: readonly BrokerReport[];
  /** Whether storage has answered. */
  readonly loaded: boolean;
  /** Why the browser does not keep them; null while it does. */
  readonly fault: string | null;
}

export const brokerReportStore = createStore<BrokerReportState>()(() => ({ reports: [], loaded: false, fault: null }));

let isWatching = false;

const stored = () => import('../storage/stored-broker-reports.ts');

/** Begins to read what is stored; once. */
export function watchKeptReports(): void {
  if (isWatching) return;
  isWatching = true;
  stored().then(
    ({ watchBrokerReports }) =>
      watchBrokerReports((reports) => brokerReportStore.setState({ reports, loaded: true }), tellFault),
    tellFault,
  );
}

/** There at once, though the browser may not keep it. */
export async function keepReport(report: BrokerReport): Promise<void> {
  brokerReportStore.setState(({ reports }) => ({ reports: [report, ...reports], fault: null }));
  try {
    await (await stored()).saveBrokerReport(report);
  } catch (error) {
    tellFault(error);
  }
}

export async function dropReport(id: string): Promise<void> {
  brokerReportStore.setState(({ reports }) => ({ reports: reports.filter((report) => report.id !== id), fault: null }));
  try {
    await (await stored()).removeBrokerReport(id);
  } catch (error) {
    tellFault(error);
  }
}

function tellFault(error: unknown): void {
  brokerReportStore.setState({ loaded: true, fault: error instanceof Error ? error.message : String(error) });
}
