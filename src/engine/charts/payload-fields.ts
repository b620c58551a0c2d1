// Numbers and states in payloads that are no JSON: CBOR, MessagePack, Sparkplug B. They are decoded whole, which is slow,
// and only for topics that a chart asks for.
import { writeFieldPath } from '../../core/log/write-field-comparison.ts';
import { decodeCbor } from '../../core/payload/cbor/decode-cbor.ts';
import type { DecodedValue } from '../../core/payload/decoded/decoded-value.ts';
import { guessBinary } from '../../core/payload/guess/guess-binary.ts';
import type { FieldPath } from '../../core/payload/json-shape.ts';
import { decodeMessagePack } from '../../core/payload/messagepack/decode-messagepack.ts';
import { decodeSparkplug } from '../../core/payload/sparkplug/decode-sparkplug.ts';
import type { SparkplugNames } from '../../core/payload/sparkplug/sparkplug-names.ts';

/** Fields beyond these are not offered. */
const MAX_LEAVES = 200;

/** Longer texts are no states. */
export const MAX_STATE_LENGTH = 64;

/** Null: it is none of these. `names`: of a topic of Sparkplug B. */
export function decodeBinary(payload: Uint8Array, names: SparkplugNames | null): DecodedValue | null {
  if (names) {
    const decoded = decodeSparkplug(payload, names);
    return decoded.ok ? decoded.value : null;
  }
  const format = guessBinary(payload);
  if (format === null) return null;
  const decoded = format === 'cbor' ? decodeCbor(payload) : decodeMessagePack(payload);
  return decoded.ok ? decoded.value : null;
}

/** Undefined: there is nothing at the path. Of a name that stands twice the last counts. */
export function valueAt(root: DecodedValue, path: FieldPath): DecodedValue | undefined {
  let at: DecodedValue | undefined = root;
  for (const step of path) {
    const inner = plain(at);
    if (inner.kind === 'map') at = inner.entries.findLast(({ name }) => name === String(step))?.value;
    else at = inner.kind === 'list' && typeof step === 'number' ? inner.items[step] : undefined;
    if (at === undefined) return undefined;
  }
  return plain(at);
}

/** Undefined: it is no number. True is 1, false is 0. */
export function numberOf(value: DecodedValue | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (value.kind === 'boolean') return value.value ? 1 : 0;
  if (value.kind !== 'integer' && value.kind !== 'float') return undefined;
  const number = Number(value.text);
  return Number.isFinite(number) ? number : undefined;
}

/** Undefined: it is no state. */
export function stateOf(value: DecodedValue | undefined): string | undefined {
  if (value === undefined) return undefined;
  const text =
    value.kind === 'text'
      ? value.value
      : value.kind === 'boolean'
        ? String(value.value)
        : value.kind === 'integer'
          ? value.text
          : undefined;
  return text !== undefined && text.length <= MAX_STATE_LENGTH ? text : undefined;
}

export interface Leaf {
  readonly path: string;
  readonly value: DecodedValue;
}

export function leavesOf(root: DecodedValue): Leaf[] {
  const leaves: Leaf[] = [];
  const visit = (value: DecodedValue, path: readonly (string | number)[]) => {
    if (leaves.length >= MAX_LEAVES) return;
    const inner = plain(value);
    if (inner.kind === 'map') for (const { name, value: one } of inner.entries) visit(one, [...path, name]);
    else if (inner.kind === 'list') for (const [i, one] of inner.items.entries()) visit(one, [...path, i]);
    else leaves.push({ path: writeFieldPath(path), value: inner });
  };
  visit(root, []);
  return leaves;
}

function plain(value: DecodedValue): DecodedValue {
  let at = value;
  while (at.kind === 'noted') at = at.value;
  return at;
}
