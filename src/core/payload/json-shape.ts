// The paths of JSON documents as a tree, so that a name that was met before is found by its bytes, most often at the first
// look: documents of one topic have the same names in the same order.

const utf8 = new TextDecoder();

/** Names and indexes from the document down to a value; empty: the document itself. */
export type FieldPath = readonly (string | number)[];

/** What lies beyond is passed over: names may be chosen to be many, and each is compared with those before it. */
const MAX_CHILDREN = 200;
const MAX_PLACES = 2000;

/** Where a value stands. */
export class JsonPlace {
  readonly parent: JsonPlace | null;
  readonly step: string | number;
  /** The place of its number among all fields; -1: it never had one. */
  field = -1;
  /** In which document a value stood here last. */
  seenIn = 0;
  readonly #items: JsonPlace[] = [];
  readonly #names: { readonly spelling: Uint8Array; readonly place: JsonPlace }[] = [];
  #next = 0;
  readonly #room: { left: number };

  constructor(parent: JsonPlace | null = null, step: string | number = '', room = { left: MAX_PLACES }) {
    this.parent = parent;
    this.step = step;
    this.#room = room;
  }

  get path(): FieldPath {
    return this.parent === null ? [] : [...this.parent.path, this.step];
  }

  isWithin(place: JsonPlace): boolean {
    for (let at: JsonPlace | null = this; at !== null; at = at.parent) if (at === place) return true;
    return false;
  }

  /** Null: there is no room for it. */
  item(index: number): JsonPlace | null {
    const known = this.#items[index];
    if (known || index !== this.#items.length || index >= MAX_CHILDREN) return known ?? null;
    const place = this.#child(index);
    if (place) this.#items.push(place);
    return place;
  }

  /** `bytes[start..end]`: the name with its quotes. Null: there is no room for it. */
  member(bytes: Uint8Array, start: number, end: number): JsonPlace | null {
    const names = this.#names;
    for (let looked = 0; looked < names.length; looked++) {
      const at = this.#next < names.length ? this.#next : 0;
      this.#next = at + 1;
      const { spelling, place } = names[at] as (typeof names)[number];
      if (isAt(spelling, bytes, start, end)) return place;
    }
    if (names.length >= MAX_CHILDREN) return null;
    const spelling = bytes.slice(start, end);
    const name = JSON.parse(utf8.decode(spelling)) as string;
    // The same name can be written with escapes and without.
    const place = names.find((known) => known.place.step === name)?.place ?? this.#child(name);
    if (place) names.push({ spelling, place });
    return place;
  }

  #child(step: string | number): JsonPlace | null {
    return this.#room.left-- > 0 ? new JsonPlace(this, step, this.#room) : null;
  }
}

function isAt(spelling: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (spelling.length !== end - start) return false;
  for (let i = 0; i < spelling.length; i++) if (spelling[i] !== bytes[start + i]) return false;
  return true;
}
