// What charts ask of an engine.
import type {
  ChartableField,
  ChartData,
  ChartDataRequest,
  ChartMessageRequest,
} from '../../core/protocol/chart-contract.ts';
import { engines } from './running-engines.ts';

/** Null when there is no engine, and so no packet. */
export async function fetchChartData(profileId: string, wanted: ChartDataRequest): Promise<ChartData | null> {
  const result = await engines.get(profileId)?.request('chartData', wanted);
  return result?.ok ? result.value : null;
}

/** The sequence number of the message behind a point; null: none is kept. */
export async function fetchChartMessage(profileId: string, wanted: ChartMessageRequest): Promise<number | null> {
  const result = await engines.get(profileId)?.request('chartMessage', wanted);
  return result?.ok ? result.value : null;
}

export async function fetchChartableFields(profileId: string, topicFilter: string): Promise<readonly ChartableField[]> {
  const result = await engines.get(profileId)?.request('chartableFields', { topicFilter });
  return result?.ok ? result.value : [];
}

export function dropCharts(profileId: string): void {
  void engines.get(profileId)?.request('dropCharts', null);
}
