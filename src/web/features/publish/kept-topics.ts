// Topics that are known from before: of what was sent, the newest first, and of what is saved.
import { escapeTemplate } from '../../../core/publish/escape-template.ts';
import { libraryStore, watchLibrary } from '../../state/library-store.ts';
import { type HistoryEntry, watchHistory } from '../../storage/stored-history.ts';

export async function keptTopics(profileId: string): Promise<readonly string[]> {
  watchLibrary();
  const sent = await history(profileId);
  const saved = libraryStore.getState().items.flatMap((item) => (item.kind === 'publish' ? [item.template.topic] : []));
  return [...new Set([...sent.map(({ topic }) => escapeTemplate(topic)), ...saved])];
}

/** As it stands now; nothing where it cannot be read. */
function history(profileId: string): Promise<readonly HistoryEntry[]> {
  return new Promise((resolve) => {
    const stop = watchHistory(
      profileId,
      (entries) => {
        resolve(entries);
        queueMicrotask(() => stop());
      },
      () => resolve([]),
    );
  });
}
