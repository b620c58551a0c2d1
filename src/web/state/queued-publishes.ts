// What was published while there was no connection: goes out, in order, when there is one. Kept by the page only, and so not
// over a reload.
import { createStore } from 'zustand/vanilla';
import type { Result } from '../../core/base/result.ts';
import type { EngineError } from '../../core/protocol/engine-contract.ts';
import type { PreparedPublish } from '../../core/publish/prepared-publish.ts';

export interface QueuedPublish {
  readonly id: number;
  readonly message: PreparedPublish;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Its turn has come: the publish's id, or why it was not sent all the same. */
  readonly onSent: (result: Result<number, EngineError>) => void;
}

/** More at once are an accident. */
export const MAX_QUEUED = 100;
/** Of payloads. */
export const MAX_QUEUED_BYTES = 64 * 1024 * 1024;

export const queuedStore = createStore<{ readonly byProfile: Readonly<Record<string, readonly QueuedPublish[]>> }>()(
  () => ({ byProfile: {} }),
);

const NONE: readonly QueuedPublish[] = [];
let lastId = 0;

export function queuedOf(profileId: string, { byProfile } = queuedStore.getState()): readonly QueuedPublish[] {
  return byProfile[profileId] ?? NONE;
}

/** False: as many wait already as may. */
export function queuePublish(profileId: string, message: PreparedPublish, onSent: QueuedPublish['onSent']): boolean {
  const queued = queuedOf(profileId);
  const bytes = queued.reduce((sum, one) => sum + one.message.payload.length, message.payload.length);
  if (queued.length >= MAX_QUEUED || bytes > MAX_QUEUED_BYTES) return false;
  set(profileId, [...queued, { id: ++lastId, message, at: Date.now(), onSent }]);
  return true;
}

export function withdrawPublish(profileId: string, id: number): void {
  set(
    profileId,
    queuedOf(profileId).filter((one) => one.id !== id),
  );
}

export function withdrawAll(profileId: string): void {
  set(profileId, NONE);
}

/** All that waits, and waits no more. */
export function takeQueued(profileId: string): readonly QueuedPublish[] {
  const queued = queuedOf(profileId);
  if (queued.length > 0) set(profileId, NONE);
  return queued;
}

function set(profileId: string, queued: readonly QueuedPublish[]): void {
  queuedStore.setState(({ byProfile }) => ({ byProfile: { ...byProfile, [profileId]: queued } }));
}
