// What can be asked of a payload's bytes to be shown, and what comes of it.
import type { BadUtf8 } from '../decode-text.ts';
import type { DecodeFault } from '../decoded/decoded-value.ts';
import type { PayloadFormat } from '../guess-format.ts';
import type { JsonFault } from '../json-fault.ts';
import type { PayloadRow } from '../line-rows.ts';
import type { TreeRow } from '../tree/tree-rows.ts';

/** The ways to look at a payload: its formats, and the tree of a JSON document. */
export type PayloadView = PayloadFormat | 'tree';

/** Those that take reading; the others are drawn from the bytes as they are. */
export type ReadView = 'json' | 'tree' | 'text' | 'base64' | 'cbor' | 'messagepack' | 'protobuf' | 'avro' | 'sparkplug';

const READ_VIEWS: ReadonlySet<PayloadView> = new Set<ReadView>([
  'json',
  'tree',
  'text',
  'base64',
  'cbor',
  'messagepack',
  'protobuf',
  'avro',
  'sparkplug',
]);

export function isReadView(view: PayloadView): view is ReadView {
  return READ_VIEWS.has(view);
}

/** What the person has loaded to read a format that does not say itself what its bytes mean. */
export type PayloadSchema =
  | {
      readonly kind: 'protobuf';
      readonly files: readonly SchemaFile[];
      /** Full name. */
      readonly messageType: string;
    }
  /** JSON. */
  | { readonly kind: 'avro'; readonly text: string };

export interface SchemaFile {
  readonly name: string;
  readonly text: string;
}

/** Why a schema cannot be used, and where. */
export interface SchemaFault {
  /** The name of a file; null: the only one. */
  readonly file: string | null;
  /** From 1; null where the place is not known. */
  readonly line: number | null;
  readonly column: number | null;
  /** Technical, in English. */
  readonly detail: string;
}

export interface ViewRequest {
  readonly view: ReadView;
  /** False: the bytes are the payload's beginning. */
  readonly complete: boolean;
  readonly schema: PayloadSchema | null;
  /** Payloads of the births that name a Sparkplug B message's aliases, the most general first. */
  readonly births: readonly Uint8Array[];
}

export type OpenedView =
  /** Text or JSON by lines. Also what was to be JSON and is none: with why, so that it can be looked at. */
  | {
      readonly kind: 'lines';
      readonly isJson: boolean;
      readonly rowCount: number;
      readonly lineCount: number;
      /** The row to begin with in view. */
      readonly firstRow: number;
      readonly notUtf8: BadUtf8 | null;
      readonly notJson: JsonFault | null;
      /** Names in the document that their object has more than once. */
      readonly repeatedNames: number;
      readonly base64: Base64Reading | null;
    }
  | { readonly kind: 'tree'; readonly rowCount: number; readonly nodeCount: number }
  /** What Base64 text stands for, where that is no text. */
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly base64: Base64Reading }
  | { readonly kind: 'fault'; readonly fault: DecodeFault }
  | { readonly kind: 'schema-fault'; readonly fault: SchemaFault }
  /** The format needs a schema, and none was given. */
  | { readonly kind: 'no-schema' };

/** `decoded`: the payload is Base64 text, and what it stands for is shown. `encoded`: the payload is shown as Base64. */
export type Base64Reading = 'decoded' | 'encoded';

/** A view that is open; what it does not have (rows of the other kind) is empty. */
export interface ViewDocument {
  readonly opened: OpenedView;
  lines(from: number, count: number): readonly PayloadRow[];
  tree(from: number, count: number): readonly TreeRow[];
  /** Null: all nodes. Gives how many rows there are now. */
  setExpanded(node: number | null, expanded: boolean): number;
  /** -1: a folded node hides it. */
  rowOf(node: number): number;
  path(node: number): string;
  /** Of a node; null: of the whole, as the view shows it. */
  text(node: number | null): string;
}
