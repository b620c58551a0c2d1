// What the page's main thread and the payload worker say to each other. The worker reads payloads apart from the engines,
// so that a hostile or huge one holds up no connection; it is ended when a request takes too long, and all views with it.
import type { Comparison } from '../payload/difference/compare-payloads.ts';
import type { PayloadRow } from '../payload/line-rows.ts';
import type { TreeRow } from '../payload/tree/tree-rows.ts';
import type { SchemaVerdict } from '../payload/view/check-schema.ts';
import type { OpenedView, PayloadSchema, ViewRequest } from '../payload/view/payload-view.ts';

/** Method name -> arguments and result. Views are named by numbers that the page chooses. */
export interface PayloadRequests {
  /** Opens a view; the bytes are handed over. */
  open: {
    args: { readonly view: number; readonly bytes: Uint8Array; readonly request: ViewRequest };
    result: OpenedView;
  };
  lines: { args: RowsRequest; result: readonly PayloadRow[] };
  tree: { args: RowsRequest; result: readonly TreeRow[] };
  /** `node` null: all. The result is how many rows there are now. */
  setExpanded: {
    args: { readonly view: number; readonly node: number | null; readonly expanded: boolean };
    result: number;
  };
  /** -1: a folded node hides it. */
  rowOf: { args: { readonly view: number; readonly node: number }; result: number };
  path: { args: { readonly view: number; readonly node: number }; result: string };
  /** `node` null: the whole, as the view shows it. */
  text: {
    args: { readonly view: number; readonly node: number | null; readonly maxCharacters: number };
    result: TextPiece;
  };
  close: { args: { readonly view: number }; result: null };
  /** Whether a schema can be used. */
  checkSchema: { args: { readonly schema: PayloadSchema }; result: SchemaVerdict };
  /** What has changed from one payload to another; the bytes are handed over. */
  compare: { args: { readonly before: Uint8Array; readonly after: Uint8Array }; result: Comparison };
}

export type PayloadMethod = keyof PayloadRequests;

export interface RowsRequest {
  readonly view: number;
  readonly from: number;
  readonly count: number;
}

/** Null: longer than was asked for. */
export type TextPiece = string | null;

/** No request takes longer: the worker is ended. */
export const PAYLOAD_TIMEOUT_MS = 10_000;

export type PayloadRequestMessage = {
  [M in PayloadMethod]: { readonly id: number; readonly method: M; readonly args: PayloadRequests[M]['args'] };
}[PayloadMethod];

export type PayloadResponseMessage =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly message: string };

export type PayloadFailure =
  /** It took longer than `PAYLOAD_TIMEOUT_MS`. */
  | 'timeout'
  /** The view was open in a worker that has ended since. */
  | 'lost'
  /** The worker could not be loaded, or threw. */
  | 'crashed';
