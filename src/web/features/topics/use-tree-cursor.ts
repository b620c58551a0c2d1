// Where a person stands in the tree, and how keys and clicks move it. The row keeps it, wherever the row goes.
import { type RefObject, useRef, useState } from 'react';
import type { TopicRow } from '../../../core/protocol/engine-contract.ts';
import { fetchTopicRows } from '../../state/log-access.ts';
import { useWorkspace } from '../../state/use-workspace.ts';
import { expandTopic, selectMessage, selectTopic, showTopicSide } from '../../state/workspace-actions.ts';
import { type TreeMove, treeMove } from './tree-key.ts';
import type { TopicRows } from './use-topic-rows.ts';

export interface TreeCursor {
  /** The chosen row; null: none was chosen yet. */
  readonly node: number | null;
  readonly index: number | null;
  /** Chooses a row, and shows its last message. */
  readonly choose: (row: TopicRow, index: number) => void;
  readonly toggle: (row: TopicRow) => void;
  /** What a click on the row, or Enter, does. */
  readonly open: (row: TopicRow, index: number) => void;
  /** False: the key is none of the tree's. */
  readonly press: (key: string, page: number) => boolean;
}

export interface TreeCursorNeeds {
  readonly profileId: string;
  readonly rows: TopicRows;
  /** Told which row is to be found again when rows are asked for. */
  readonly tracked: RefObject<number | null>;
  readonly phone: boolean;
  readonly reveal: (index: number) => void;
}

export function useTreeCursor({ profileId, rows, tracked, phone, reveal }: TreeCursorNeeds): TreeCursor {
  // Kept in the workspace, so that it is still there when the tree comes back into view.
  const node = useWorkspace(profileId, ({ topic }) => topic?.node ?? null);
  const [chosenAt, setChosenAt] = useState<{ readonly node: number; readonly index: number } | null>(null);
  const lastTurn = useRef(0);
  const { located } = rows;
  const known = located?.node === node ? located : chosenAt?.node === node ? chosenAt : null;
  const index = node === null || known === null ? null : known.index;
  const rowAt = (wanted: number) => rows.rows[wanted - rows.from];

  const choose = (row: TopicRow, where: number) => {
    lastTurn.current++;
    tracked.current = row.node;
    setChosenAt({ node: row.node, index: where });
    selectTopic(profileId, row);
    // What only leads on to others need not cover the tree.
    if (phone && !row.isTopic) showTopicSide(profileId, null);
    selectMessage(profileId, row.last?.seq ?? null);
  };
  const toggle = (row: TopicRow) => {
    if (row.expanded === null) return;
    expandTopic(profileId, row.node, !row.expanded);
    rows.refresh();
  };
  const open = (row: TopicRow, where: number) => {
    choose(row, where);
    if (!row.isTopic) toggle(row);
  };
  const go = async (to: number) => {
    reveal(to);
    const turn = ++lastTurn.current;
    const row = rowAt(to) ?? (await fetchTopicRows(profileId, { from: to, count: 1, hold: true }))?.rows[0];
    // A row that was asked for later has been chosen meanwhile.
    if (row && turn === lastTurn.current) choose(row, to);
  };
  const leave = async (parent: number) => {
    const known = rows.rows.findIndex(({ node }) => node === parent);
    if (known >= 0) return go(known + rows.from);
    const window = await fetchTopicRows(profileId, { from: 0, count: 0, hold: true, locate: parent });
    if (window?.located != null) await go(window.located);
  };
  const move = (wanted: TreeMove, row: TopicRow | undefined) => {
    if (wanted.kind === 'go') return void go(wanted.index);
    if (!row || index === null) return;
    if (wanted.kind === 'fold') return toggle(row);
    if (wanted.kind === 'open') return open(row, index);
    if (row.parent !== null) void leave(row.parent);
  };
  const press = (key: string, page: number): boolean => {
    const row = index === null ? undefined : rowAt(index);
    const wanted = treeMove(key, { row, index, rowCount: rows.rowCount, page }) ?? spelled(rows, index, key);
    if (wanted) move(wanted, row);
    return wanted !== null;
  };
  return { node, index, choose, toggle, open, press };
}

/** The next row whose name begins with the letter, among those that are here. */
function spelled({ rows, from }: TopicRows, index: number | null, key: string): TreeMove | null {
  if ([...key].length !== 1 || key.trim() === '') return null;
  const begins = ({ name }: TopicRow) => name.toLowerCase().startsWith(key.toLowerCase());
  const after = rows.findIndex((row, i) => i + from > (index ?? -1) && begins(row));
  const found = after >= 0 ? after : rows.findIndex(begins);
  return found < 0 ? null : { kind: 'go', index: found + from };
}
