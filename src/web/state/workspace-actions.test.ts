import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ConnectionProfile } from '../../core/mqtt/connection-profile.ts';
import type { ConnectionFailure, ConnectRequest, EngineEvent } from '../../core/protocol/engine-contract.ts';
import type { EngineClient, EngineListener } from '../client/engine-client.ts';
import { companionStore } from './companion-store.ts';
import { questionsStore } from './connect-questions.ts';
import { profilesStore } from './profiles-store.ts';
import { cancelQuestion, closeWorkspace, connect } from './workspace-actions.ts';
import { workspacesStore } from './workspaces-store.ts';

const engines = vi.hoisted(
  () =>
    [] as { requests: string[]; args: unknown[]; ended: boolean; say: (event: EngineEvent) => void; fails: boolean }[],
);

vi.mock('../client/engine-client.ts', () => ({
  startEngine(_name: string, listener: EngineListener): EngineClient {
    const engine = {
      requests: [] as string[],
      args: [] as unknown[],
      ended: false,
      say: listener.onEvent,
      fails: false,
    };
    engines.push(engine);
    return {
      request: async (method, args) => {
        // What a new engine is told of its views is not looked at here.
        if (method === 'connect') {
          engine.requests.push(method);
          engine.args.push(args);
        }
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
  readSecrets: async () => ({ password: 'stored' }),
  readProfile: async (id: string) => ({
    id,
    clientId: 'loupe',
    ...(id === 'asks' ? { askPassword: true } : {}),
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

describe('what must be asked first', () => {
  beforeEach(() => {
    for (const id of ['p', 'q', 'asks']) closeWorkspace(id);
    engines.length = 0;
    companionStore.setState({ known: true, info: null });
    profilesStore.setState({ profiles: [{ id: 'asks', askPassword: true } as ConnectionProfile] });
  });

  const asked = () => questionsStore.getState().questions.map(({ kind, profileId }) => `${kind} ${profileId}`);
  const request = (engine: number, nth = 0) => engines[engine]?.args[nth] as ConnectRequest | undefined;

  it('asks for a password that is not kept, and again when it was wrong', async () => {
    await connect('asks');
    expect([asked(), engines.length]).toEqual([['password asks'], 0]);
    await connect('asks', { password: 'given' });
    expect([asked(), request(0)?.settings.password]).toEqual([[], 'given']);
    const cause = { kind: 'refused', reasonCode: 0x86, reasonString: 'no' } as const;
    engines[0]?.say({ type: 'connection', connection: { phase: 'failed', failure: { cause } as ConnectionFailure } });
    expect(questionsStore.getState().questions).toMatchObject([{ kind: 'password', refused: { reasonCode: 0x86 } }]);
    cancelQuestion('asks');
    expect(asked()).toEqual([]);
    await connect('asks', { password: '' });
    expect(request(0)?.settings.password).toBe('given');
    expect(request(0, 1)?.settings.password).toBe(undefined);
  });

  it('asks before a client id is used twice, and takes the other id while it is', async () => {
    await connect('p');
    await connect('q');
    expect([asked(), engines.length]).toEqual([['client-id q'], 1]);
    await connect('q', { clientId: 'other' });
    expect([asked(), request(1)?.settings.clientId, request(1)?.settings.password]).toEqual([[], 'other', 'stored']);
    expect(request(1)?.keepInFlightAs).toBe(null);
    engines[1]?.say({ type: 'connection', connection: { phase: 'disconnected' } });
    await connect('q');
    expect(request(1, 1)?.settings.clientId).toBe('other');
    for (const engine of engines) engine.say({ type: 'connection', connection: { phase: 'disconnected' } });
    await connect('q');
    expect(request(1, 2)?.settings.clientId).toBe('loupe');
  });
});
