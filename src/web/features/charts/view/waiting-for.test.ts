import { expect, it } from 'vitest';
import type { SubscriptionState } from '../../../../core/protocol/engine-contract.ts';
import { emptyWorkspace, type Workspace } from '../../../state/workspaces-store.ts';
import type { BoardSeries } from '../../../storage/stored-boards.ts';
import { waitingFor } from './waiting-for.ts';

const series = (topicFilter: string): BoardSeries => ({
  ...{ id: 's', name: '', unit: '', color: 1, axis: 'left', isHidden: false },
  source: { kind: 'value', topicFilter, path: '' },
});

function connectedTo(...filters: readonly [filter: string, kind: 'granted' | 'pending' | 'refused'][]): Workspace {
  const subscriptions = filters.map(
    ([filter, kind]) =>
      ({ filter, qos: 0, status: { kind, qos: 0, reasonCode: 0x87 } }) as unknown as SubscriptionState,
  );
  return { ...emptyWorkspace('p'), connection: { phase: 'connected' } as Workspace['connection'], subscriptions };
}

it('says whether a value can come at all', () => {
  expect(waitingFor(series('a/+'), 'p', emptyWorkspace('p'))).toBe('connection');
  expect(waitingFor(series('a/+'), 'p', connectedTo())).toBe('subscription');
  expect(waitingFor(series('a/+'), 'p', connectedTo(['+/b', 'granted']))).toBe('value');
  expect(waitingFor(series('a/+'), 'p', connectedTo(['$share/g/a/#', 'pending']))).toBe('value');
  expect(waitingFor(series('a/+'), 'p', connectedTo(['a/#', 'refused'], ['b/#', 'granted']))).toBe('subscription');
});
