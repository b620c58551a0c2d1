// A small strict reader of XML: elements, attributes, text, CDATA, comments, the five entities and numeric ones. It expands
// nothing and fetches nothing: a DOCTYPE, where entities would be declared, is a fault.
import { fail, ok, type Result } from '../base/result.ts';
import { type ImportFault, type ImportFaultKind, MAX_IMPORT_DEPTH } from './import-result.ts';

export interface XmlElement {
  /** Without a namespace's prefix. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** All text directly inside, without the white space around it. */
  readonly text: string;
  /** From 1: where it begins. */
  readonly line: number;
}

interface OpenElement {
  readonly name: string;
  /** As written, for the closing tag to match. */
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  readonly text: string[];
  readonly line: number;
}

const MAX_ELEMENTS = 500_000;
const MAX_ATTRIBUTES = 256;
const NAME = /[\p{L}_][\p{L}\p{N}_.:-]*/uy;
const ATTRIBUTE = /\s+([\p{L}_][\p{L}\p{N}_.:-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/uy;
const TAG_END = /\s*(\/?)>/uy;
const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(lt|gt|amp|apos|quot));/uy;
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', apos: "'", quot: '"' };

/** The root element. */
export function readXml(text: string): Result<XmlElement, ImportFault> {
  const reader = new XmlReader(text);
  try {
    return ok(reader.read());
  } catch (error) {
    if (error instanceof XmlError) return fail(error.fault);
    throw error;
  }
}

/** Thrown inside of this file only. */
class XmlError extends Error {
  readonly fault: ImportFault;

  constructor(fault: ImportFault) {
    super(fault.message);
    this.fault = fault;
  }
}

class XmlReader {
  readonly #source: string;
  #at = 0;
  /** The line that `#nextFeed` ends. Both only move forward. */
  #line = 1;
  #nextFeed: number;
  #elements = 0;
  readonly #open: OpenElement[] = [];
  #root: XmlElement | null = null;

  constructor(source: string) {
    this.#source = source;
    this.#nextFeed = feedFrom(source, 0);
  }

  read(): XmlElement {
    while (this.#at < this.#source.length) {
      const open = this.#source.indexOf('<', this.#at);
      this.#takeText(open < 0 ? this.#source.length : open);
      if (open < 0) break;
      this.#takeMarkup();
    }
    const unclosed = this.#open.at(-1);
    if (unclosed) throw this.#fault('broken', `<${unclosed.tag}> of line ${unclosed.line} is not closed`);
    if (!this.#root) throw this.#fault('broken', 'no element');
    return this.#root;
  }

  #takeText(end: number): void {
    const raw = this.#source.slice(this.#at, end);
    const parent = this.#open.at(-1);
    if (parent) parent.text.push(this.#expand(raw));
    else if (raw.trim() !== '') throw this.#fault('broken', 'text outside of the root element');
    this.#at = end;
  }

  #takeMarkup(): void {
    if (this.#startsWith('<!--')) this.#skipPast('<!--', '-->');
    else if (this.#startsWith('<![CDATA[')) this.#takeCdata();
    else if (this.#startsWith('<?')) this.#skipPast('<?', '?>');
    else if (/^<!DOCTYPE/iu.test(this.#source.slice(this.#at, this.#at + 9))) throw this.#fault('doctype', 'a DOCTYPE');
    else if (this.#startsWith('</')) this.#takeClosing();
    else this.#takeOpening();
  }

  #takeCdata(): void {
    const parent = this.#open.at(-1);
    if (!parent) throw this.#fault('broken', 'text outside of the root element');
    const from = this.#at + '<![CDATA['.length;
    this.#skipPast('<![CDATA[', ']]>');
    parent.text.push(this.#source.slice(from, this.#at - ']]>'.length));
  }

  #takeOpening(): void {
    const line = this.#lineHere();
    if (this.#root) throw this.#fault('broken', 'a second root element');
    if (this.#open.length >= MAX_IMPORT_DEPTH) throw this.#fault('too-deep', `nested deeper than ${MAX_IMPORT_DEPTH}`);
    if (++this.#elements > MAX_ELEMENTS) throw this.#fault('too-large', `over ${MAX_ELEMENTS} elements`);
    this.#at++;
    const tag = this.#match(NAME)?.[0];
    if (tag === undefined) throw this.#fault('broken', 'no name after <');
    const attributes = this.#takeAttributes();
    const end = this.#match(TAG_END);
    if (!end) throw this.#fault('broken', `<${tag}> does not end`);
    const element = { name: localName(tag), tag, attributes, children: [], text: [], line };
    if (end[1] === '/') this.#close(element);
    else this.#open.push(element);
  }

  #takeAttributes(): ReadonlyMap<string, string> {
    const attributes = new Map<string, string>();
    for (let match = this.#match(ATTRIBUTE); match; match = this.#match(ATTRIBUTE)) {
      const [, name = '', double, single] = match;
      if (attributes.has(name)) throw this.#fault('broken', `a second attribute ${name}`);
      if (attributes.size >= MAX_ATTRIBUTES) throw this.#fault('too-large', `over ${MAX_ATTRIBUTES} attributes`);
      attributes.set(name, this.#expand(double ?? single ?? ''));
    }
    return attributes;
  }

  #takeClosing(): void {
    this.#at += 2;
    const tag = this.#match(NAME)?.[0];
    const end = this.#match(TAG_END);
    const element = this.#open.pop();
    if (!end || end[1] === '/' || tag === undefined) throw this.#fault('broken', 'a closing tag does not end');
    if (element?.tag !== tag) throw this.#fault('broken', `</${tag}> closes <${element?.tag ?? ''}>`);
    this.#close(element);
  }

  #close({ name, attributes, children, text, line }: OpenElement): void {
    const element = { name, attributes, children, text: text.join('').trim(), line };
    const parent = this.#open.at(-1);
    if (parent) parent.children.push(element);
    else this.#root = element;
  }

  /** One entity after the other: millions of wrong ones end at the first. */
  #expand(text: string): string {
    const parts: string[] = [];
    let from = 0;
    for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', from)) {
      ENTITY.lastIndex = at;
      const match = ENTITY.exec(text);
      const character = match && entityCharacter(match);
      if (!match || character === null) throw this.#fault('broken', 'an & that begins no entity XML knows by itself');
      parts.push(text.slice(from, at), character);
      from = at + match[0].length;
    }
    if (from === 0) return text;
    parts.push(text.slice(from));
    return parts.join('');
  }

  #startsWith(text: string): boolean {
    return this.#source.startsWith(text, this.#at);
  }

  #skipPast(begin: string, end: string): void {
    const at = this.#source.indexOf(end, this.#at + begin.length);
    if (at < 0) throw this.#fault('broken', `${begin} without ${end}`);
    this.#at = at + end.length;
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#source);
    if (match) this.#at += match[0].length;
    return match;
  }

  #lineHere(): number {
    while (this.#nextFeed < this.#at) {
      this.#line++;
      this.#nextFeed = feedFrom(this.#source, this.#nextFeed + 1);
    }
    return this.#line;
  }

  #fault(kind: ImportFaultKind, message: string): XmlError {
    return new XmlError({ kind, place: `line ${this.#lineHere()}`, message });
  }
}

/** Null: a number of no character. */
function entityCharacter([, decimal, hex, name]: RegExpExecArray): string | null {
  if (name !== undefined) return NAMED[name] ?? null;
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  return isCharacter(code) ? String.fromCodePoint(code) : null;
}

/** What XML 1.0 allows (section 2.2). */
function isCharacter(code: number): boolean {
  if (code === 0x9 || code === 0xa || code === 0xd) return true;
  return (
    (code >= 0x20 && code <= 0xd7ff) || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff)
  );
}

function feedFrom(text: string, from: number): number {
  const feed = text.indexOf('\n', from);
  return feed < 0 ? text.length : feed;
}

function localName(tag: string): string {
  return tag.slice(tag.lastIndexOf(':') + 1);
}
