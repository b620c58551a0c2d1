// Puts what is looked at into the publish form. Composed here: features do not know one another.
import { escapeTemplate } from '../../../core/publish/escape-template.ts';
import type { PublishTemplate } from '../../../core/publish/publish-template.ts';
import { fetchMessageDetail } from '../../state/log-access.ts';
import { changeDraft } from '../../state/publish-drafts.ts';
import { askToRepeat, askToRequest, askToSave } from '../../state/workbench-store.ts';
import { selectMessage } from '../../state/workspace-actions.ts';

/** More is not edited in a field. */
const MAX_PAYLOAD_BYTES = 256 * 1024;

/** What the form leaves to others. */
export function composerActions(profileId: string) {
  return {
    onSave: (template: PublishTemplate, savedId: string | null) => askToSave(profileId, template, savedId),
    onRepeat: (template: PublishTemplate) => askToRepeat(profileId, template),
    onRequest: (template: PublishTemplate) => askToRequest(profileId, template),
    onShowMessage: (seq: number) => selectMessage(profileId, seq),
  };
}

/** A topic alone; what else stands in the form stays. */
export function writeTopic(profileId: string, topic: string): void {
  changeDraft(profileId, { topic: escapeTemplate(topic), fault: null });
  goThere();
}

/** A message as it came or went, text or not; a payload that is too long leaves the form's as it is. */
export async function writeMessage(profileId: string, seq: number): Promise<void> {
  const detail = await fetchMessageDetail(profileId, seq, MAX_PAYLOAD_BYTES);
  if (!detail) return;
  const { messageTemplate } = await import('../../../core/publish/message-template.ts');
  const { payload, ...rest } = messageTemplate(detail);
  const isWhole = detail.row.size <= MAX_PAYLOAD_BYTES;
  changeDraft(profileId, { ...rest, ...(isWhole && { payload, file: null }), savedId: null, fault: null });
  goThere();
}

/** Once the menu that it was chosen from has closed. */
function goThere(): void {
  setTimeout(() => document.querySelector<HTMLElement>('[data-field="publish-topic"]')?.focus(), 50);
}
