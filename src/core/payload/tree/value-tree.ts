// Decoded values as a tree. What is noted of a value stands beside it, and makes no level of its own.
import type { DecodedEntry, DecodedValue } from '../decoded/decoded-value.ts';
import { hexText } from '../hex-dump.ts';
import { characterStart } from '../text-rows.ts';
import { Preorder } from './preorder.ts';
import { MAX_FACE_CHARACTERS, type NodeFace, type NodeKind, type TreeSource } from './tree-source.ts';

interface Node {
  readonly entry: DecodedEntry | null;
  readonly value: Bare;
  readonly note: string | null;
  readonly isRepeated: boolean;
}

type Bare = Exclude<DecodedValue, { kind: 'noted' }>;

export function valueTree(root: DecodedValue): TreeSource {
  const shape = new Preorder();
  const nodes: Node[] = [];
  // Values are no deeper than MAX_DECODE_DEPTH, so that recursion is safe.
  const add = (value: DecodedValue, entry: DecodedEntry | null, parent: number, isRepeated: boolean): void => {
    const { bare, notes } = unwrap(value);
    const all = entry?.note === undefined ? notes : [entry.note, ...notes];
    nodes.push({ entry, value: bare, note: all.length === 0 ? null : all.join(', '), isRepeated });
    const node = shape.add(parent);
    if (bare.kind === 'list') for (const item of bare.items) add(item, null, node, false);
    if (bare.kind === 'map') {
      const twice = repeatedNames(bare.entries);
      for (const one of bare.entries) add(one.value, one, node, twice.has(one.name));
    }
    shape.close(node);
  };
  add(root, null, -1, false);
  const at = (node: number): Node => nodes[node] ?? (nodes[0] as Node);
  return {
    nodeCount: shape.nodeCount,
    end: (node) => shape.end(node),
    parent: (node) => shape.parent(node),
    childCount: (node) => shape.childCount(node),
    position: (node) => shape.position(node),
    face: (node) => faceOf(at(node)),
    text: (node) => writeValue(at(node).value),
  };
}

function unwrap(value: DecodedValue): { readonly bare: Bare; readonly notes: readonly string[] } {
  const notes: string[] = [];
  let bare = value;
  while (bare.kind === 'noted') {
    notes.push(bare.note);
    bare = bare.value;
  }
  return { bare, notes };
}

function repeatedNames(entries: readonly DecodedEntry[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const { name, mayRepeat } of entries) {
    if (mayRepeat) continue;
    if (seen.has(name)) twice.add(name);
    seen.add(name);
  }
  return twice;
}

const KINDS: Readonly<Record<Bare['kind'], NodeKind>> = {
  null: 'word',
  undefined: 'word',
  boolean: 'word',
  integer: 'number',
  float: 'number',
  text: 'text',
  bytes: 'bytes',
  time: 'time',
  list: 'list',
  map: 'map',
};

function faceOf({ entry, value, note, isRepeated }: Node): NodeFace {
  const { shown, isCut } = shownOf(value);
  return {
    name: entry?.name ?? null,
    kind: KINDS[value.kind],
    text: shown,
    isCut,
    note: value.kind === 'bytes' ? [`${value.value.length} B`, ...(note === null ? [] : [note])].join(', ') : note,
    isRepeated,
    epochMs: value.kind === 'time' ? value.epochMs : null,
  };
}

function shownOf(value: Bare): { readonly shown: string; readonly isCut: boolean } {
  if (value.kind === 'list' || value.kind === 'map') return { shown: '', isCut: false };
  if (value.kind === 'bytes') {
    const most = Math.floor(MAX_FACE_CHARACTERS / 3);
    return { shown: hexText(value.value.subarray(0, most)), isCut: value.value.length > most };
  }
  const text = value.kind === 'text' ? JSON.stringify(cut(value.value)) : writeScalar(value);
  return { shown: cut(text), isCut: (value.kind === 'text' ? value.value : text).length > MAX_FACE_CHARACTERS };
}

function cut(text: string): string {
  return text.length <= MAX_FACE_CHARACTERS ? text : text.slice(0, characterStart(text, MAX_FACE_CHARACTERS));
}

/** The value as JSON would write it, with numbers exact; bytes as hexadecimal pairs. A text alone is itself, unquoted. */
export function writeValue(value: DecodedValue): string {
  const { bare } = unwrap(value);
  return bare.kind === 'text' ? bare.value : write(bare, 0);
}

function write(value: DecodedValue, depth: number): string {
  const { bare } = unwrap(value);
  const inner = '  '.repeat(depth + 1);
  const outer = '  '.repeat(depth);
  if (bare.kind === 'list') {
    if (bare.items.length === 0) return '[]';
    return `[\n${bare.items.map((item) => inner + write(item, depth + 1)).join(',\n')}\n${outer}]`;
  }
  if (bare.kind === 'map') {
    if (bare.entries.length === 0) return '{}';
    const lines = bare.entries.map(({ name, value: of }) => `${inner}${JSON.stringify(name)}: ${write(of, depth + 1)}`);
    return `{\n${lines.join(',\n')}\n${outer}}`;
  }
  if (bare.kind === 'integer' || bare.kind === 'float' || depth === 0) return writeScalar(bare);
  return bare.kind === 'bytes' || bare.kind === 'time' ? JSON.stringify(writeScalar(bare)) : writeScalar(bare);
}

function writeScalar(value: Exclude<Bare, { kind: 'list' | 'map' }>): string {
  switch (value.kind) {
    case 'integer':
    case 'float':
    case 'time':
      return value.text;
    case 'text':
      return JSON.stringify(value.value);
    case 'bytes':
      return hexText(value.value);
    case 'boolean':
      return String(value.value);
    default:
      return value.kind;
  }
}
