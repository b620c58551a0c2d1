// Publishes what stands in the form: now, or when there is a connection.
import { ok, type Result } from '../../../core/base/result.ts';
import type { ProtocolVersion } from '../../../core/mqtt/protocol-version.ts';
import type { PreparedPublish, PrepareFault } from '../../../core/publish/prepared-publish.ts';
import { changeDraft, type Draft, draftOf, templateOf } from '../../state/publish-drafts.ts';
import { rememberPublish } from '../../state/publish-history.ts';
import { advance, holdsVariables, scopeOf } from '../../state/publish-scope.ts';
import { type QueuedPublish, queuePublish } from '../../state/queued-publishes.ts';
import { loadVariables } from '../../state/variables-store.ts';
import { publish } from '../../state/workspace-actions.ts';
import { workspacesStore } from '../../state/workspaces-store.ts';
import { loadCompiler } from './compiler.ts';

/**
 * The largest Remaining Length that a fixed header can say (2.2.3 of 3.1.1, 1.5.5 of 5), less the longest topic and room for
 * properties.
 */
const MAX_FILE_BYTES = 268_435_455 - 2 * 65_537;

/** What is published first goes out first, though its file takes longer to read. */
const turns = new Map<string, Promise<unknown>>();

/** Null: it goes out, waits, or could not (which stands in the draft's `fault`). */
export function sendDraft(profileId: string, version: ProtocolVersion): Promise<PrepareFault | null> {
  const draft = draftOf(profileId);
  changeDraft(profileId, { fault: null });
  const before = turns.get(profileId) ?? Promise.resolve();
  const sent = before.catch(() => {}).then(() => prepareAndSend(profileId, draft, version));
  turns.set(profileId, sent);
  return sent;
}

async function prepareAndSend(profileId: string, draft: Draft, version: ProtocolVersion): Promise<PrepareFault | null> {
  if (draft.file && draft.file.size > MAX_FILE_BYTES) return refuse(profileId, 'file-too-large');
  if (holdsVariables(draft)) await loadVariables();
  const prepared = await prepareDraft(profileId, draft, version).catch(() => null);
  if (!prepared) return refuse(profileId, 'file-gone');
  if (!prepared.ok) return prepared.error;
  advance(profileId);
  const message = prepared.value;
  const payloadBytes = message.payload.length;
  send(profileId, message, (result) => {
    if (!result.ok) changeDraft(profileId, { fault: result.error });
    void rememberPublish(profileId, {
      publishId: result.ok ? result.value : undefined,
      template: templateOf(draft),
      fileName: draft.file?.name ?? null,
      topic: message.topic,
      payloadBytes,
    });
  });
  return null;
}

async function prepareDraft(
  profileId: string,
  draft: Draft,
  version: ProtocolVersion,
): Promise<Result<PreparedPublish, PrepareFault>> {
  const { prepare } = await loadCompiler();
  const { file } = draft;
  if (!file) return prepare(templateOf(draft), version, scopeOf(profileId));
  const empty = { format: 'text', text: '', schema: null } as const;
  const prepared = prepare({ ...templateOf(draft), payload: empty }, version, scopeOf(profileId));
  if (!prepared.ok) return prepared;
  return ok({ ...prepared.value, payload: new Uint8Array(await file.arrayBuffer()) });
}

/** At once, or when there is a connection. */
function send(profileId: string, message: PreparedPublish, onSent: QueuedPublish['onSent']): void {
  if (workspacesStore.getState().byProfile[profileId]?.connection.phase === 'connected') {
    void publish(profileId, message).then(onSent);
  } else if (!queuePublish(profileId, message, onSent)) refuse(profileId, 'queue-full');
}

function refuse(profileId: string, message: 'queue-full' | 'file-too-large' | 'file-gone'): null {
  changeDraft(profileId, { fault: { code: 'busy', message } });
  return null;
}
