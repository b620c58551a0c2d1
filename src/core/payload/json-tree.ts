// JSON as a tree over its own text: nodes are offsets, so numbers keep every digit and a document of 10 MB takes no
// objects. The text was checked before (layoutJson); what is no JSON gives a tree that means nothing.
import { fail, ok, type Result } from '../base/result.ts';
import type { DecodeFault } from './decoded/decoded-value.ts';
import { MAX_DECODE_VALUES } from './decoded/decoded-value.ts';
import { findRepeatedNames, nameOf } from './json-repeated-names.ts';
import { CODE, type ScanEnd, scanScalar, skipWhitespace } from './json-scan.ts';
import { NumberList } from './number-list.ts';
import { characterStart } from './text-rows.ts';
import { Preorder } from './tree/preorder.ts';
import { MAX_FACE_CHARACTERS, type NodeFace, type NodeKind, type TreeSource } from './tree/tree-source.ts';

/** Fails with `too-many` only. `source` is JSON. */
export function readJsonTree(source: string): Result<TreeSource, DecodeFault> {
  const tree = new JsonTree(source);
  return tree.nodeCount > MAX_DECODE_VALUES
    ? fail({ reason: 'too-many', at: 0, detail: `more than ${MAX_DECODE_VALUES} values` })
    : ok(tree);
}

class JsonTree implements TreeSource {
  readonly #source: string;
  readonly #shape = new Preorder();
  /** Where a value begins, and its name, plus 1: 0 is no name. */
  readonly #starts = new NumberList();
  readonly #names = new NumberList();
  readonly #repeated: ReadonlySet<number>;

  constructor(source: string) {
    this.#source = source;
    this.#repeated = findRepeatedNames(source);
    this.#read();
  }

  #read(): void {
    const source = this.#source;
    const open: number[] = [];
    const word: ScanEnd = { end: 0, fault: null };
    let name = 0;
    let at = skipWhitespace(source, 0);
    while (at < source.length && this.nodeCount <= MAX_DECODE_VALUES) {
      const code = source.charCodeAt(at);
      let next = at + 1;
      if (code === CODE.openObject || code === CODE.openArray) {
        open.push(this.#add(open, at, name));
        name = 0;
      } else if (code === CODE.closeObject || code === CODE.closeArray) {
        this.#shape.close(open.pop() ?? 0);
      } else if (code !== CODE.comma && code !== CODE.colon) {
        scanScalar(source, at, word);
        if (word.fault) return;
        next = skipWhitespace(source, word.end);
        const isName = source.charCodeAt(next) === CODE.colon;
        if (!isName) this.#add(open, at, name);
        name = isName ? at + 1 : 0;
      }
      at = skipWhitespace(source, next);
    }
  }

  #add(open: readonly number[], at: number, name: number): number {
    this.#starts.push(at);
    this.#names.push(name);
    return this.#shape.add(open.at(-1) ?? -1);
  }

  get nodeCount(): number {
    return this.#shape.nodeCount;
  }

  end(node: number): number {
    return this.#shape.end(node);
  }

  parent(node: number): number {
    return this.#shape.parent(node);
  }

  childCount(node: number): number {
    return this.#shape.childCount(node);
  }

  position(node: number): number {
    return this.#shape.position(node);
  }

  face(node: number): NodeFace {
    const start = this.#starts.at(node);
    const kind = kindAt(this.#source.charCodeAt(start));
    const nameAt = this.#names.at(node) - 1;
    const isScalar = kind !== 'map' && kind !== 'list';
    const end = isScalar ? this.#endOfScalar(start) : start;
    const shown = isScalar ? this.#source.slice(start, Math.min(end, start + MAX_FACE_CHARACTERS)) : '';
    return {
      name: nameAt < 0 ? null : nameOf(this.#source, nameAt, this.#endOfScalar(nameAt)),
      kind,
      text: shown.slice(0, characterStart(shown, shown.length)),
      isCut: end - start > MAX_FACE_CHARACTERS,
      note: null,
      isRepeated: nameAt >= 0 && this.#repeated.has(nameAt),
      epochMs: null,
    };
  }

  text(node: number): string {
    const start = this.#starts.at(node);
    const kind = kindAt(this.#source.charCodeAt(start));
    if (kind !== 'map' && kind !== 'list') return this.#source.slice(start, this.#endOfScalar(start));
    // From the bracket to the one that closes it: after the last node inside, only closing brackets and white space stand.
    const end = this.end(node);
    let at = start + 1;
    let deeper = 1;
    if (end > node + 1) {
      const last = end - 1;
      const lastStart = this.#starts.at(last);
      const lastKind = kindAt(this.#source.charCodeAt(lastStart));
      const isOpen = lastKind === 'map' || lastKind === 'list';
      at = isOpen ? lastStart + 1 : this.#endOfScalar(lastStart);
      for (let up = isOpen ? last : this.parent(last); up !== node; up = this.parent(up)) deeper++;
    }
    for (; deeper > 0 && at < this.#source.length; at++) {
      const code = this.#source.charCodeAt(at);
      if (code === CODE.closeArray || code === CODE.closeObject) deeper--;
    }
    return this.#source.slice(start, at);
  }

  #endOfScalar(start: number): number {
    const word: ScanEnd = { end: 0, fault: null };
    scanScalar(this.#source, start, word);
    return word.end;
  }
}

function kindAt(code: number): NodeKind {
  if (code === CODE.openObject) return 'map';
  if (code === CODE.openArray) return 'list';
  if (code === CODE.quote) return 'text';
  return code === CODE.minus || code <= CODE.nine ? 'number' : 'word';
}
