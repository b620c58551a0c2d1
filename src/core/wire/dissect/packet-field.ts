// One control packet as a tree of named fields, each with the bytes that it stands in.

/** The four parts of a packet: fixed header, variable header, properties (which belong to it), payload. */
export type PacketPart = 'fixed-header' | 'variable-header' | 'properties' | 'payload';

export type FieldValue =
  /** A group of fields. */
  | { readonly kind: 'group' }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'flag'; readonly value: boolean }
  | { readonly kind: 'text'; readonly value: string }
  /** Binary data, or text that is not UTF-8: see the field's bytes. */
  | { readonly kind: 'bytes' }
  /** A number that has a name: a packet type, a QoS, a reason code. `name` is null where the specification has none. */
  | { readonly kind: 'code'; readonly value: number; readonly name: string | null };

export interface FieldFault {
  /** The clause that is broken: `MQTT-2.2.1-3`, or a section where there is no statement. */
  readonly clause: string;
  /** What was found, in English, in the specification's terms. */
  readonly message: string;
}

export interface PacketField {
  /** What it is, for whoever explains it: unique for each kind of field, the same in every packet that has it. */
  readonly key: string;
  /** The specification's name. */
  readonly name: string;
  readonly part: PacketPart;
  /** Bytes of the packet, `end` exclusive. Equal where a field has none (a text of no characters still has its length). */
  readonly start: number;
  readonly end: number;
  /** Of a field that is a part of its one byte: the bits from `high` to `low`, 7 to 0. */
  readonly bits: { readonly high: number; readonly low: number } | null;
  readonly value: FieldValue;
  /** A password, or data of an authentication: not to be shown unasked. */
  readonly secret: boolean;
  readonly fault: FieldFault | null;
  readonly children: readonly PacketField[];
}

export interface Dissection {
  /** Null: the type is reserved. */
  readonly type: string | null;
  readonly fields: readonly PacketField[];
  /** All faults in the order of their fields. */
  readonly faults: readonly FieldFault[];
}
