// What an export asks the engine for, from what a workspace shows.
import { isSameList } from '../../../core/log/message-query.ts';
import type { ExportRequest } from '../../../core/protocol/engine-contract.ts';
import type { ExportSource } from '../../kit/export-run/run-export.ts';
import { fetchExportPiece } from '../../state/log-access.ts';
import { findProfile } from '../../state/profiles-store.ts';
import { type Workspace, workspacesStore } from '../../state/workspaces-store.ts';

/** What the list shows now, by position: while it is paused, what has come since is not in it. */
export function shownRange({ tick, pausedAt }: Pick<Workspace, 'tick' | 'pausedAt'>): {
  readonly from: number;
  readonly end: number;
} {
  const { firstOrdinal, endOrdinal } = tick;
  return { from: firstOrdinal, end: Math.max(firstOrdinal, pausedAt ?? endOrdinal) };
}

export function countOf(messages: ExportRequest['messages']): number {
  return 'seqs' in messages ? messages.seqs.length : messages.end - messages.from;
}

/** Whose messages they are, as a table says it. */
export function connectionOf(profileId: string): { readonly name: string; readonly clientId: string } {
  const { name = '', clientId = '' } = findProfile(profileId) ?? {};
  const connection = workspacesStore.getState().byProfile[profileId]?.connection;
  const session = connection?.phase === 'connected' ? connection.session : undefined;
  return { name, clientId: session?.clientId ?? clientId };
}

/** As it is now: while the browser asks for a file, the list may become another. */
export function exportSource(
  profileId: string,
  format: ExportRequest['format'],
  messages: ExportRequest['messages'],
): ExportSource {
  const connection = connectionOf(profileId);
  return {
    begin: 'seqs' in messages ? 0 : messages.from,
    end: 'seqs' in messages ? messages.seqs.length : messages.end,
    fetchPiece: (next, maxBytes) => fetchExportPiece(profileId, { format, messages, connection, next, maxBytes }),
    isSameList: watchList(profileId),
  };
}

/** Whether the list's positions still mean the messages that they mean now. */
function watchList(profileId: string): () => boolean {
  const queryNow = () => workspacesStore.getState().byProfile[profileId]?.query ?? null;
  const before = queryNow();
  return () => isSameList(before, queryNow());
}
