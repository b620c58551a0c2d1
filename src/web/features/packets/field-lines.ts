// A packet's fields as lines to be drawn, and which of them a byte belongs to.
import type { Dissection, PacketField, PacketPart } from '../../../core/wire/dissect/packet-field.ts';

export interface FieldLine {
  readonly kind: 'part' | 'field';
  /** Of a part: null. */
  readonly field: PacketField | null;
  readonly part: PacketPart;
  /** From 1. */
  readonly level: number;
  /** Bytes of the packet, `end` exclusive. */
  readonly start: number;
  readonly end: number;
}

/** More lines than this are not drawn: a SUBSCRIBE can have 100,000 of them. */
export const MAX_LINES = 2000;

/** The parts in their order with their fields below them; the password's lines are there like all others. */
export function fieldLines({ fields }: Dissection): readonly FieldLine[] {
  const lines: FieldLine[] = [];
  for (let from = 0; from < fields.length; ) {
    const part = (fields[from] as PacketField).part;
    let to = from;
    while (to < fields.length && fields[to]?.part === part) to++;
    const ofPart = fields.slice(from, to);
    const [start, end] = [(ofPart[0] as PacketField).start, (ofPart.at(-1) as PacketField).end];
    if (!isPartItself(ofPart)) lines.push({ kind: 'part', field: null, part, level: 1, start, end });
    for (const field of ofPart) addLines(field, isPartItself(ofPart) ? 1 : 2, lines);
    from = to;
  }
  return lines.slice(0, MAX_LINES);
}

/** The properties are one group of that name already. */
function isPartItself(fields: readonly PacketField[]): boolean {
  return fields.length === 1 && fields[0]?.key === 'properties';
}

function addLines(field: PacketField, level: number, lines: FieldLine[]): void {
  if (lines.length >= MAX_LINES) return;
  lines.push({ kind: 'field', field, part: field.part, level, start: field.start, end: field.end });
  for (const child of field.children) addLines(child, level + 1, lines);
}

/** The smallest field that holds a byte, a whole byte rather than its bits; -1: none. */
export function lineOfByte(lines: readonly FieldLine[], at: number): number {
  let best = -1;
  for (const [index, { kind, field, start, end }] of lines.entries()) {
    if (kind === 'part' || at < start || at >= end || field?.bits) continue;
    const before = lines[best];
    if (!before || end - start <= before.end - before.start) best = index;
  }
  return best;
}

/** For each byte the part that it is of. */
export function partsOfBytes({ fields }: Dissection, length: number): readonly (PacketPart | null)[] {
  const parts: (PacketPart | null)[] = Array.from({ length }, () => null);
  const mark = ({ part, start, end, children }: PacketField): void => {
    parts.fill(part, Math.min(start, length), Math.min(end, length));
    for (const child of children) mark(child);
  };
  for (const field of fields) mark(field);
  return parts;
}

/** Which bytes are of fields that are not shown unasked. */
export function secretBytes({ fields }: Dissection, length: number): Uint8Array {
  const secret = new Uint8Array(length);
  const mark = (field: PacketField): void => {
    if (field.secret) secret.fill(1, Math.min(field.start, length), Math.min(field.end, length));
    for (const child of field.children) mark(child);
  };
  for (const field of fields) mark(field);
  return secret;
}
