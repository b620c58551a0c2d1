// Why a text is no payload of its format, and where.

export interface PayloadFault {
  readonly reason: /** Not JSON: `detail` is as `JsonFault` words it. */
    | 'json'
    | 'bad-hex'
    | 'odd-hex'
    | 'bad-base64'
    /** A character that is no Unicode scalar value cannot be UTF-8. */
    | 'surrogate'
    /** A number that the format cannot hold exactly. */
    | 'number'
    | 'no-schema'
    /** The schema itself cannot be read. */
    | 'schema'
    /** The value does not fit the schema; `path` says where. */
    | 'mismatch'
    | 'too-deep';
  /** UTF-16 units in the text; null: the fault is of no single place. */
  readonly from: number | null;
  readonly to: number | null;
  /** A place in the value, as in `a.b[0]`; null: of the text. */
  readonly path: string | null;
  /** What was expected or found, in words of the format (`int32`, `"temperatur"`); the page words the rest. */
  readonly detail: string | null;
}
