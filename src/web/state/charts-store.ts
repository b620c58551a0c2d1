// Boards of charts as the page sees them. Fed by storage, so another tab's changes arrive too. Changed by charts-actions only.
import { createStore } from 'zustand/vanilla';
import { type Board, deleteBoard, putBoard, watchStoredBoards } from '../storage/stored-boards.ts';
import { findCapture, isCapture } from './captures-store.ts';

export interface Removed {
  readonly what: 'board' | 'chart' | 'series';
  /** As it was before. */
  readonly board: Board;
}

export interface ChartsState {
  /** Of all profiles. */
  readonly boards: readonly Board[];
  readonly isLoaded: boolean;
  /** Why the last change could not be kept, or the boards not be read. */
  readonly fault: string | null;
  /** What the last removal took; null: there is nothing to bring back. */
  readonly removed: Removed | null;
  /** The board in view, by owner; the one that was opened last where a person has chosen none. */
  readonly chosen: Readonly<Record<string, string>>;
}

export const chartsStore = createStore<ChartsState>()(() => ({
  boards: [],
  isLoaded: false,
  fault: null,
  removed: null,
  chosen: {},
}));

let isWatching = false;

/** Begins to watch storage, once. */
export function watchBoards(): void {
  if (isWatching) return;
  isWatching = true;
  watchStoredBoards(
    (boards) => chartsStore.setState({ boards: withUnwritten(boards), isLoaded: true }),
    (error) => chartsStore.setState({ fault: messageOf(error), isLoaded: true }),
  );
}

/** Whose a workspace's boards are: its profile's; those of a capture are kept under the name of its file. */
export function boardOwner(workspaceId: string): string {
  return isCapture(workspaceId) ? `capture-file:${findCapture(workspaceId)?.name ?? ''}` : workspaceId;
}

export function boardsOf(owner: string, boards = chartsStore.getState().boards): readonly Board[] {
  return boards
    .filter(({ profileId }) => profileId === owner)
    .sort((a, b) => a.order - b.order || a.name.localeCompare(b.name));
}

/** Undefined: the owner has none. */
export function boardInView(owner: string, { boards, chosen } = chartsStore.getState()): Board | undefined {
  const all = boardsOf(owner, boards);
  return all.find(({ id }) => id === chosen[owner]) ?? all.toSorted((a, b) => b.openedAt - a.openedAt)[0];
}

/** What was changed and is not yet written (null: deleted): storage still tells of what was there before. */
const unwritten = new Map<string, Board | null>();

function withUnwritten(boards: readonly Board[]): readonly Board[] {
  const waiting = [...unwritten.values()].filter((board) => board !== null);
  return [...boards.filter(({ id }) => !unwritten.has(id)), ...waiting];
}

/** Shown at once. What cannot be kept holds as long as the page does, and `fault` says why. */
export async function writeBoard(id: string, board: Board | null): Promise<void> {
  unwritten.set(id, board);
  chartsStore.setState(({ boards }) => ({ boards: withUnwritten(boards) }));
  try {
    await (board ? putBoard(board) : deleteBoard(id));
    if (unwritten.get(id) === board) unwritten.delete(id);
    chartsStore.setState({ fault: null });
  } catch (error) {
    chartsStore.setState({ fault: messageOf(error) });
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
