// Why nothing has come of a series yet, as far as that is known.
import { filtersMeet } from '../../../../core/mqtt/filters-meet.ts';
import { effectiveFilter } from '../../../../core/mqtt/topic.ts';
import { isCapture } from '../../../state/captures-store.ts';
import type { Workspace } from '../../../state/workspaces-store.ts';
import type { BoardSeries } from '../../../storage/stored-boards.ts';

export type WaitingFor = 'value' | 'connection' | 'subscription';

export function waitingFor(
  { source }: BoardSeries,
  profileId: string,
  { connection, subscriptions }: Workspace,
): WaitingFor {
  if (isCapture(profileId)) return 'value';
  if (connection.phase !== 'connected') return 'connection';
  if (source.kind === 'round-trip') return 'value';
  const brings = subscriptions.some(({ filter, status: { kind } }) => {
    if (kind === 'refused' || kind === 'over-limit') return false;
    return filtersMeet(effectiveFilter(filter), source.topicFilter);
  });
  return brings ? 'value' : 'subscription';
}
