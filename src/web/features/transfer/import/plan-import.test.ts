import { describe, expect, it } from 'vitest';
import type { ConnectionProfile } from '../../../../core/mqtt/connection-profile.ts';
import type { ImportedProfile } from '../../../../core/transfer/import-result.ts';
import { defaultChoice, endpointOf, planImport } from './plan-import.ts';

const profile = {
  name: 'Lab',
  endpoint: { scheme: 'ws', host: 'lab', port: 9001, path: '/mqtt' },
  version: 5,
  clientId: 'c',
  username: undefined,
  keepAliveS: 60,
  cleanStart: true,
  subscriptions: [],
} as const;
const stored: ConnectionProfile = { ...profile, id: 'x', order: 0, createdAt: 0, updatedAt: 0 };
const imported = (patch: object, proposed: ImportedProfile['proposed'] = null): ImportedProfile => ({
  profile: { ...profile, ...patch },
  secrets: {},
  proposed,
});

describe('planImport', () => {
  it('gives names that are free, also among themselves, and leaves out what is there', () => {
    const plan = planImport([imported({}), imported({ clientId: 'd' }), imported({ clientId: 'e' })], [stored], true);
    expect(plan.map(({ name, twin }) => [name, twin])).toEqual([
      ['Lab 2', 'Lab'],
      ['Lab 3', null],
      ['Lab 4', null],
    ]);
    expect(plan.map((one) => defaultChoice(one).taken)).toEqual([false, true, true]);
  });

  it('knows what stands twice in a file, and what was stored under its proposed address', () => {
    const tcp = { scheme: 'mqtt', host: 'lab', port: 1883, path: '/mqtt' } as const;
    const twice = planImport([imported({ clientId: 'd' }), imported({ clientId: 'd' })], [], true);
    expect(twice.map(({ twin }) => twin)).toEqual([null, 'Lab']);
    const [again] = planImport([imported({ endpoint: tcp }, profile.endpoint)], [stored], true);
    expect(again?.twin).toBe('Lab');
  });

  it('goes the proposed way where there is no companion, and only there', () => {
    const tcp = { scheme: 'mqtt', host: 'lab', port: 1883, path: '/mqtt' } as const;
    const ws = { scheme: 'ws', host: 'lab', port: 9001, path: '/mqtt' } as const;
    const [alone] = planImport([imported({ endpoint: tcp }, ws)], [], false);
    const [bridged] = planImport([imported({ endpoint: tcp }, ws)], [], true);
    expect(alone && endpointOf(alone, defaultChoice(alone))).toEqual(ws);
    expect(bridged && endpointOf(bridged, defaultChoice(bridged))).toEqual(tcp);
  });
});
