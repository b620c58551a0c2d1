import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { EngineEvent } from '../../core/protocol/engine-contract.ts';
import type { EngineClient, EngineListener } from '../client/engine-client.ts';
import { companionStore } from './companion-store.ts';
import { closeWorkspace, connect } from './workspace-actions.ts';
import { workspacesStore } from './workspaces-store.ts';

const engines = vi.hoisted(
  () => [] as { requests: string[]; ended: boolean; say: (event: EngineEvent) => void; fails: boolean }[],
);

vi.mock('../client/engine-client.ts', () => ({
  startEngine(_name: string, listener: EngineListener): EngineClient {
    const engine = { requests: [] as string[], ended: false, say: listener.onEvent, fails: false };
    engines.push(engine);
    return {
      request: async (method) => {
        engine.requests.push(method);
        return engine.fails
          ? { ok: false, error: { code: 'internal', message: 'broken' } }
          : { ok: true, value: null as never };
      },
      terminate: () => {
        engine.ended = true;
      },
    };
  },
}));

vi.mock('../storage/profile-storage.ts', () => ({
  readSecrets: async () => ({}),
  readProfile: async (id: string) => ({
    id,
    endpoint: { scheme: 'mqtt', host: 'h', port: 1883, path: '' },
    version: 5,
    subscriptions: [],
  }),
  changeSubscriptions: async () => {},
}));

const phase = () => workspacesStore.getState().byProfile.p?.connection.phase;
const connected = { phase: 'connected', since: 0, session: {} as never } as const;

describe('connect', () => {
  beforeEach(() => {
    closeWorkspace('p');
    engines.length = 0;
    companionStore.setState({ known: true, info: null });
  });

  it('takes a second click for what it is, and leaves a connection that stands alone', async () => {
    await Promise.all([connect('p'), connect('p')]);
    expect(engines[0]?.requests).toEqual(['connect']);
    engines[0]?.say({ type: 'connection', connection: connected });
    await connect('p');
    expect(phase()).toBe('connected');
    expect(engines[0]?.requests).toEqual(['connect']);
  });

  it('waits until it is known whether there is a bridge', async () => {
    companionStore.setState({ known: false, info: null });
    const connecting = connect('p');
    // All that waits for storage has its turn; only the companion's answer is missing.
    await new Promise((resolve) => setImmediate(resolve));
    expect(engines).toHaveLength(0);
    companionStore.setState({ known: true, info: null });
    await connecting;
    expect(engines[0]?.requests).toEqual(['connect']);
  });

  it('ends an engine that could not even begin, and takes a new one next time', async () => {
    await connect('p');
    engines[0]?.say({ type: 'connection', connection: { phase: 'disconnected' } });
    if (engines[0]) engines[0].fails = true;
    await connect('p');
    expect([phase(), engines[0]?.ended]).toEqual(['failed', true]);
    await connect('p');
    expect([engines.length, phase()]).toEqual([2, 'connecting']);
  });
});
