// A payload's view that is open, here or in the payload worker, behind one interface.
import { fail, ok, type Result } from '../../../../core/base/result.ts';
import type { PayloadRow } from '../../../../core/payload/line-rows.ts';
import type { TreeRow } from '../../../../core/payload/tree/tree-rows.ts';
import { openTextView, type TextView } from '../../../../core/payload/view/open-text-view.ts';
import type { OpenedView, ViewDocument, ViewRequest } from '../../../../core/payload/view/payload-view.ts';
import type { PayloadFailure, PayloadMethod, PayloadRequests } from '../../../../core/protocol/payload-contract.ts';
import { payloadClient } from '../../../client/payload-client.ts';

/** Answers are null when the worker has ended meanwhile; `onFailure` is told so. */
export interface ShownDocument {
  readonly opened: OpenedView;
  /** In this thread: its rows can be read while drawing, and nothing flashes. */
  readonly here: ViewDocument | null;
  lines(from: number, count: number): Promise<readonly PayloadRow[] | null>;
  tree(from: number, count: number): Promise<readonly TreeRow[] | null>;
  setExpanded(node: number | null, expanded: boolean): Promise<number | null>;
  rowOf(node: number): Promise<number | null>;
  path(node: number): Promise<string | null>;
  /** Of a node, or of the whole. */
  text(node: number | null): Promise<CopiedText>;
  close(): void;
}

export type CopiedText = Result<string, 'too-long' | 'lost'>;

/** More is not put on the clipboard: browsers stand still over it, and what it is pasted into does, too. */
export const MAX_COPIED_CHARACTERS = 16 * 1024 * 1024;

/** For small payloads: reading them takes no longer than asking the worker. */
export function openHere(view: TextView, bytes: Uint8Array, complete: boolean): ShownDocument {
  const document = openTextView(view, bytes, complete);
  return {
    opened: document.opened,
    here: document,
    lines: async (from, count) => document.lines(from, count),
    tree: async (from, count) => document.tree(from, count),
    setExpanded: async (node, expanded) => document.setExpanded(node, expanded),
    rowOf: async (node) => document.rowOf(node),
    path: async (node) => document.path(node),
    text: async (node) => ok(document.text(node)),
    close: () => {},
  };
}

let lastView = 0;

/** The bytes are handed over: what is to be kept must be a copy. */
export async function openInWorker(
  bytes: Uint8Array<ArrayBuffer>,
  request: ViewRequest,
  onFailure: (failure: PayloadFailure) => void,
): Promise<Result<ShownDocument, PayloadFailure>> {
  const view = ++lastView;
  const opened = await payloadClient.request('open', { view, bytes, request }, [bytes.buffer]);
  if (!opened.ok) return opened;
  const ask = async <M extends PayloadMethod>(
    method: M,
    args: PayloadRequests[M]['args'],
  ): Promise<PayloadRequests[M]['result'] | null> => {
    const result = await payloadClient.request(method, args);
    if (!result.ok) onFailure(result.error);
    return result.ok ? result.value : null;
  };
  return ok({
    opened: opened.value,
    here: null,
    lines: (from, count) => ask('lines', { view, from, count }),
    tree: (from, count) => ask('tree', { view, from, count }),
    setExpanded: (node, expanded) => ask('setExpanded', { view, node, expanded }),
    rowOf: (node) => ask('rowOf', { view, node }),
    path: (node) => ask('path', { view, node }),
    text: async (node) => {
      const args = { view, node, maxCharacters: MAX_COPIED_CHARACTERS };
      const result = await payloadClient.request('text', args);
      if (!result.ok) return fail('lost');
      return result.value === null ? fail('too-long') : ok(result.value);
    },
    close: () => void payloadClient.request('close', { view }),
  });
}
