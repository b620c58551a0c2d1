// What was published by hand, kept over a reload, with what became of it.
import type { PublishState } from '../../core/protocol/engine-contract.ts';
import type { PublishTemplate } from '../../core/publish/publish-template.ts';
import type { HistoryOutcome } from '../storage/stored-history.ts';
import { settingsStore } from './settings-store.ts';
import { workspacesStore } from './workspaces-store.ts';

export interface SentPublish {
  /** Undefined: it was not sent yet, or could not be. */
  readonly publishId: number | undefined;
  /** As it was written, with its variables; of a file, its name stands in `fileName`. */
  readonly template: PublishTemplate;
  readonly fileName: string | null;
  /** As it went out. */
  readonly topic: string;
  readonly payloadBytes: number;
}

/** A longer payload is kept up to here, in UTF-16 units. */
const MAX_KEPT_TEXT = 256 * 1024;

/** Entries whose fate is open: by connection and publish. */
const open = new Map<string, number>();
let isWatching = false;

/** Keeps a publish in the history. A browser that cannot store it publishes all the same. */
export async function rememberPublish(profileId: string, sent: SentPublish): Promise<void> {
  if (!settingsStore.getState().keepsHistory) return;
  const { publishId, template, fileName, topic, payloadBytes } = sent;
  const isCut = template.payload.text.length > MAX_KEPT_TEXT;
  const text = template.payload.text.slice(0, MAX_KEPT_TEXT);
  const kept = { ...template, payload: { ...template.payload, text } };
  try {
    const { addHistoryEntry } = await import('../storage/stored-history.ts');
    const outcome = outcomeOf(profileId, publishId);
    const entry = { profileId, at: Date.now(), template: kept, fileName, isCut, topic, payloadBytes, outcome };
    const id = await addHistoryEntry(entry);
    if (publishId === undefined) return;
    open.set(keyOf(profileId, publishId), id);
    watchOutcomes();
    settle(profileId);
  } catch {
    // The disk is full, or this is a private window.
  }
}

function outcomeOf(profileId: string, publishId: number | undefined): HistoryOutcome {
  const publishes = workspacesStore.getState().byProfile[profileId]?.publishes ?? [];
  const publish = publishes.find((known) => known.publishId === publishId);
  return publish ? readOutcome(publish) : { kind: publishId === undefined ? 'unsent' : 'waiting', reasonCode: null };
}

function readOutcome({ status }: PublishState): HistoryOutcome {
  return { kind: status.kind, reasonCode: 'reasonCode' in status ? status.reasonCode : null };
}

function watchOutcomes(): void {
  if (isWatching) return;
  isWatching = true;
  workspacesStore.subscribe(({ byProfile }, before) => {
    for (const [profileId, { publishes }] of Object.entries(byProfile)) {
      if (publishes !== before.byProfile[profileId]?.publishes) settle(profileId);
    }
  });
}

/** What has been answered is written down. */
function settle(profileId: string): void {
  for (const publish of workspacesStore.getState().byProfile[profileId]?.publishes ?? []) {
    const id = open.get(keyOf(profileId, publish.publishId));
    const { kind } = publish.status;
    const isFinal =
      ['acknowledged', 'completed', 'refused', 'lost'].includes(kind) || (kind === 'sent' && publish.qos === 0);
    if (id === undefined || !isFinal) continue;
    open.delete(keyOf(profileId, publish.publishId));
    const outcome = readOutcome(publish);
    void import('../storage/stored-history.ts').then(({ setHistoryOutcome }) => setHistoryOutcome(id, outcome));
  }
}

function keyOf(profileId: string, publishId: number): string {
  return `${publishId} ${profileId}`;
}
