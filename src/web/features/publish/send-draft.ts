// Publishes what stands in the form: now, or when there is a connection.
import { ok, type Result } from '../../../core/base/result.ts';
import type { ProtocolVersion } from '../../../core/mqtt/protocol-version.ts';
import type { PreparedPublish, PrepareFault } from '../../../core/publish/prepared-publish.ts';
import { changeDraft, type Draft, draftOf, templateOf } from '../../state/publish-drafts.ts';
import { rememberPublish } from '../../state/publish-history.ts';
import { queuePublish } from '../../state/queued-publishes.ts';
import { loadVariables } from '../../state/variables-store.ts';
import { publish } from '../../state/workspace-actions.ts';
import { workspacesStore } from '../../state/workspaces-store.ts';
import { loadCompiler } from './compiler.ts';
import { advance, scopeOf } from './publish-scope.ts';

/**
 * The largest Remaining Length that a fixed header can say (2.2.3 of 3.1.1, 1.5.5 of 5), less the longest topic and room for
 * properties.
 */
const MAX_FILE_BYTES = 268_435_455 - 2 * 65_537;

/** Null: it goes out, waits, or could not (which stands in the draft's `fault`). */
export async function sendDraft(profileId: string, version: ProtocolVersion): Promise<PrepareFault | null> {
  const draft = draftOf(profileId);
  changeDraft(profileId, { fault: null });
  if (draft.file && draft.file.size > MAX_FILE_BYTES) return refuse(profileId, 'file-too-large');
  const prepared = await prepareDraft(profileId, draft, version).catch(() => null);
  if (!prepared) return refuse(profileId, 'file-gone');
  if (!prepared.ok) return prepared.error;
  advance(profileId);
  const message = prepared.value;
  const publishId = await send(profileId, message);
  void rememberPublish(profileId, {
    publishId,
    template: templateOf(draft),
    fileName: draft.file?.name ?? null,
    topic: message.topic,
    payloadBytes: message.payload.length,
  });
  return null;
}

async function prepareDraft(
  profileId: string,
  draft: Draft,
  version: ProtocolVersion,
): Promise<Result<PreparedPublish, PrepareFault>> {
  const [{ prepare }] = await Promise.all([loadCompiler(), loadVariables()]);
  const { file } = draft;
  if (!file) return prepare(templateOf(draft), version, scopeOf(profileId));
  const empty = { format: 'text', text: '', schema: null } as const;
  const prepared = prepare({ ...templateOf(draft), payload: empty }, version, scopeOf(profileId));
  if (!prepared.ok) return prepared;
  return ok({ ...prepared.value, payload: new Uint8Array(await file.arrayBuffer()) });
}

/** Its number; undefined: it was not sent, and why stands in the draft. */
async function send(profileId: string, { topic, payload, qos, retain, properties }: PreparedPublish) {
  const message = { topic, payload, qos, retain, ...(properties && { properties }) };
  if (workspacesStore.getState().byProfile[profileId]?.connection.phase !== 'connected') {
    if (!queuePublish(profileId, message)) refuse(profileId, 'queue-full');
    return undefined;
  }
  const result = await publish(profileId, message);
  if (result.ok) return result.value;
  changeDraft(profileId, { fault: result.error });
  return undefined;
}

function refuse(profileId: string, message: 'queue-full' | 'file-too-large' | 'file-gone'): null {
  changeDraft(profileId, { fault: { code: 'busy', message } });
  return null;
}
