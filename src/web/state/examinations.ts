// Examines a profile's connection when it has failed, and remembers the attempts before. Loaded with the workspace.
import { parseAddress } from '../../core/mqtt/address.ts';
import type { Endpoint } from '../../core/mqtt/endpoint.ts';
import type { ConnectionFailure, ConnectionState, SessionInfo } from '../../core/protocol/engine-contract.ts';
import { readProfile, readSecrets } from '../storage/profile-storage.ts';
import { companionKnown } from './companion-store.ts';
import { type Examination, NOTHING_SEEN } from './examination.ts';
import { examinationNeed, runExamination } from './examination-run.ts';
import { type ExaminationState, examinationOf, examinationsStore, MAX_ATTEMPTS } from './examination-store.ts';
import { workspacesStore } from './workspaces-store.ts';

function update(profileId: string, change: (before: ExaminationState) => Partial<ExaminationState>): void {
  examinationsStore.setState((state) => {
    const before = examinationOf(state, profileId);
    return { byProfile: { ...state.byProfile, [profileId]: { ...before, ...change(before) } } };
  });
}

const sessions = new Map<string, SessionInfo>();
const running = new Map<string, AbortController>();

/** What a workspace's engine says, as it says it. */
function take(profileId: string, connection: ConnectionState): void {
  switch (connection.phase) {
    case 'connected':
      sessions.set(profileId, connection.session);
      return clear(profileId);
    case 'failed':
    case 'reconnecting':
      return takeFailure(profileId, connection.failure);
    case 'connecting':
      sessions.delete(profileId);
      running.get(profileId)?.abort();
      return;
    case 'disconnected':
      sessions.delete(profileId);
      return clear(profileId);
  }
}

/** Nothing is wrong any more; what was wrong before stays among the attempts. */
function clear(profileId: string): void {
  running.get(profileId)?.abort();
  if (examinationOf(examinationsStore.getState(), profileId).failure === null) return;
  update(profileId, () => ({ ...NOTHING_SEEN, running: false }));
}

/** The same failure comes again with every countdown; it counts once. */
function takeFailure(profileId: string, failure: ConnectionFailure): void {
  const known = examinationOf(examinationsStore.getState(), profileId);
  if (known.failure?.at === failure.at && known.failure.cause.kind === failure.cause.kind) return;
  const examination: Examination = { ...NOTHING_SEEN, failure, session: sessions.get(profileId) ?? null };
  // The next failure is one of an attempt that got no session, unless another one comes.
  sessions.delete(profileId);
  running.get(profileId)?.abort();
  update(profileId, ({ attempts }) => ({
    ...examination,
    running: false,
    attempts: [examination, ...attempts].slice(0, MAX_ATTEMPTS),
  }));
}

/** Begins to examine a failure, unless that has been done. Call when the diagnosis is looked at. */
export async function examine(profileId: string, failure: ConnectionFailure): Promise<void> {
  takeFailure(profileId, failure);
  const known = examinationOf(examinationsStore.getState(), profileId);
  const need = examinationNeed(failure.cause, known.session !== null);
  if (need === 'nothing' || known.browser || known.running) return;
  const controller = new AbortController();
  running.set(profileId, controller);
  update(profileId, () => ({ running: true }));

  const [profile, secrets, companion] = await Promise.all([
    readProfile(profileId),
    readSecrets(profileId),
    companionKnown(),
  ]);
  // The profile may have been changed since; what was tried counts.
  const endpoint = endpointOf(failure.address) ?? profile?.endpoint;
  if (!endpoint) return update(profileId, () => ({ running: false }));
  const settings = {
    endpoint,
    version: failure.version,
    tls: profile?.tls,
    connectTimeoutS: profile?.connectTimeoutS,
    ...secrets,
  };
  const seen = await runExamination(settings, need, companion, controller.signal);
  if (running.get(profileId) === controller) running.delete(profileId);
  update(profileId, (now) => {
    if (now.failure !== failure) return {};
    const [first, ...older] = now.attempts;
    return { ...seen, running: false, attempts: first ? [{ ...first, ...seen }, ...older] : [] };
  });
}

function endpointOf(address: string): Endpoint | null {
  const parts = parseAddress(address);
  if (!parts.ok || !parts.value.scheme || !parts.value.port) return null;
  const { scheme, host, port, path = '/' } = parts.value;
  return { scheme, host, port, path };
}

workspacesStore.subscribe(({ byProfile }, before) => {
  for (const [profileId, { connection }] of Object.entries(byProfile)) {
    if (connection !== before.byProfile[profileId]?.connection) take(profileId, connection);
  }
  for (const profileId of Object.keys(before.byProfile)) {
    if (!(profileId in byProfile)) forget(profileId);
  }
});

function forget(profileId: string): void {
  sessions.delete(profileId);
  running.get(profileId)?.abort();
  running.delete(profileId);
  examinationsStore.setState((state) => {
    const { [profileId]: _gone, ...rest } = state.byProfile;
    return { byProfile: rest };
  });
}
