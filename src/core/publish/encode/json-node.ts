// JSON as it was written: numbers as text, names that stand twice twice, and where each value stands.
import { fail, ok, type Result } from '../../base/result.ts';
import { layoutJson } from '../../payload/json-layout.ts';
import type { PayloadFault } from '../payload-fault.ts';
import { jsonStringEnd } from './json-string-end.ts';

interface Place {
  /** UTF-16 units in the text. */
  readonly from: number;
  readonly to: number;
}

export type JsonNode = Place &
  (
    | { readonly kind: 'null' }
    | { readonly kind: 'boolean'; readonly value: boolean }
    | { readonly kind: 'number'; readonly text: string }
    | { readonly kind: 'string'; readonly value: string }
    | { readonly kind: 'array'; readonly items: readonly JsonNode[] }
    | { readonly kind: 'object'; readonly entries: readonly JsonEntry[] }
  );

export interface JsonEntry {
  readonly name: string;
  readonly value: JsonNode;
}

/** Deeper documents are refused: our own decoders would refuse them, too. */
export const MAX_JSON_DEPTH = 200;

export function readJsonNode(text: string): Result<JsonNode, PayloadFault> {
  const layout = layoutJson(text);
  if (!layout.ok) {
    const { at, expected, found } = layout.error;
    return fail({ reason: 'json', from: at, to: at + (found?.length ?? 0), path: null, detail: expected });
  }
  const reader = new NodeReader(text);
  const node = reader.read(0);
  if (node) return ok(node);
  return fail({ reason: 'too-deep', from: reader.at, to: reader.at + 1, path: null, detail: String(MAX_JSON_DEPTH) });
}

const SPACE = /\s*/uy;
const SCALAR = /[^\s,\]}]+/uy;

/** Reads what is known to be JSON. */
class NodeReader {
  at = 0;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** Null: it is too deep. */
  read(depth: number): JsonNode | null {
    this.#skip(SPACE);
    const from = this.at;
    switch (this.#text[from]) {
      case '{':
        return depth < MAX_JSON_DEPTH ? this.#object(from, depth + 1) : null;
      case '[':
        return depth < MAX_JSON_DEPTH ? this.#array(from, depth + 1) : null;
      case '"': {
        const value = this.#string();
        return { kind: 'string', value, from, to: this.at };
      }
      default:
        return this.#scalar(this.#skip(SCALAR), from);
    }
  }

  #string(): string {
    const from = this.at;
    this.at = jsonStringEnd(this.#text, from);
    return JSON.parse(this.#text.slice(from, this.at)) as string;
  }

  #scalar(text: string, from: number): JsonNode {
    const place = { from, to: this.at };
    if (text === 'null') return { kind: 'null', ...place };
    if (text === 'true' || text === 'false') return { kind: 'boolean', value: text === 'true', ...place };
    return { kind: 'number', text, ...place };
  }

  #object(from: number, depth: number): JsonNode | null {
    const entries: JsonEntry[] = [];
    this.at++;
    for (this.#skip(SPACE); this.#text[this.at] !== '}'; this.#skip(SPACE)) {
      if (this.#text[this.at] === ',') this.at++;
      this.#skip(SPACE);
      const name = this.#string();
      this.#skip(SPACE);
      this.at++;
      const value = this.read(depth);
      if (!value) return null;
      entries.push({ name, value });
    }
    this.at++;
    return { kind: 'object', entries, from, to: this.at };
  }

  #array(from: number, depth: number): JsonNode | null {
    const items: JsonNode[] = [];
    this.at++;
    for (this.#skip(SPACE); this.#text[this.at] !== ']'; this.#skip(SPACE)) {
      if (this.#text[this.at] === ',') this.at++;
      const item = this.read(depth);
      if (!item) return null;
      items.push(item);
    }
    this.at++;
    return { kind: 'array', items, from, to: this.at };
  }

  #skip(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const text = pattern.exec(this.#text)?.[0] ?? '';
    this.at += text.length;
    return text;
  }
}
