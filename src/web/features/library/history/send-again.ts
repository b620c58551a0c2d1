// Publishes a template at once, or when there is a connection, and remembers that it did.
import { compilePublish } from '../../../../core/publish/compile-publish.ts';
import type { PrepareFault } from '../../../../core/publish/prepared-publish.ts';
import type { PublishTemplate } from '../../../../core/publish/publish-template.ts';
import { rememberPublish } from '../../../state/publish-history.ts';
import { advance, scopeOf } from '../../../state/publish-scope.ts';
import { type QueuedPublish, queuePublish } from '../../../state/queued-publishes.ts';
import { loadVariables } from '../../../state/variables-store.ts';
import { publish } from '../../../state/workspace-actions.ts';
import { workspacesStore } from '../../../state/workspaces-store.ts';

/** Null: it was sent, or waits for the connection. */
export async function sendAgain(profileId: string, template: PublishTemplate): Promise<PrepareFault | null> {
  await loadVariables();
  const connection = workspacesStore.getState().byProfile[profileId]?.connection;
  const session = connection?.phase === 'connected' ? connection.session : null;
  const compiled = compilePublish(template, session?.version ?? 5);
  const made = compiled.ok ? compiled.value.make(scopeOf(profileId)) : compiled;
  if (!made.ok) return made.error;
  advance(profileId);
  const message = made.value;
  const onSent: QueuedPublish['onSent'] = (result) =>
    void rememberPublish(profileId, {
      publishId: result.ok ? result.value : undefined,
      template,
      fileName: null,
      topic: message.topic,
      payloadBytes: message.payload.length,
    });
  if (session) void publish(profileId, message).then(onSent);
  else queuePublish(profileId, message, onSent);
  return null;
}
