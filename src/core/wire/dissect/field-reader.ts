// Takes fields from a packet's bytes one after the other. Never throws and never reads beyond the end: what is cut off
// becomes a field of what is there, with a fault, and nothing is taken after it.
import type { ProtocolVersion } from '../../mqtt/protocol-version.ts';
import { decodeUtf8 } from '../utf8.ts';
import type { FieldFault, FieldValue, PacketField, PacketPart } from './packet-field.ts';

interface FieldOptions {
  readonly secret?: boolean;
  readonly fault?: FieldFault | null;
}

export class FieldReader {
  readonly bytes: Uint8Array;
  readonly version: ProtocolVersion;
  readonly #end: number;
  #at: number;
  #broken = false;
  part: PacketPart = 'variable-header';
  /** Where fields go. */
  readonly fields: PacketField[] = [];

  constructor(bytes: Uint8Array, at: number, end: number, version: ProtocolVersion) {
    this.bytes = bytes;
    this.version = version;
    this.#at = at;
    this.#end = end;
  }

  get at(): number {
    return this.#at;
  }

  /** Bytes that are left; none once something was cut off. */
  get left(): number {
    return this.#broken ? 0 : this.#end - this.#at;
  }

  get broken(): boolean {
    return this.#broken;
  }

  /** An integer of 1, 2 or 4 bytes, big endian; undefined where it is cut off. */
  integer(
    key: string,
    name: string,
    width: 1 | 2 | 4,
    check?: (value: number) => FieldFault | null,
  ): number | undefined {
    const start = this.#take(key, name, width);
    if (start === undefined) return undefined;
    let value = 0;
    for (let i = 0; i < width; i++) value = value * 256 + (this.bytes[start + i] as number);
    this.add(key, name, start, { kind: 'number', value }, { fault: check?.(value) ?? null });
    return value;
  }

  /** One byte whose values have names. */
  code(
    key: string,
    name: string,
    nameOf: (value: number) => string | null,
    check?: (value: number) => FieldFault | null,
  ): number | undefined {
    const start = this.#take(key, name, 1);
    if (start === undefined) return undefined;
    const value = this.bytes[start] as number;
    this.add(key, name, start, { kind: 'code', value, name: nameOf(value) }, { fault: check?.(value) ?? null });
    return value;
  }

  /** A variable byte integer (1.5.5); undefined where it is none. */
  variableByteInteger(key: string, name: string, check?: (value: number) => FieldFault | null): number | undefined {
    const start = this.#at;
    let value = 0;
    for (let i = 0; i < 4; i++) {
      if (this.left === 0) {
        this.#cut(key, name, start);
        return undefined;
      }
      const byte = this.bytes[this.#at++] as number;
      value += (byte & 0x7f) * 128 ** i;
      if (byte < 0x80) {
        // [MQTT-1.5.5-1]: the fewest bytes that can hold it.
        const long =
          i > 0 && byte === 0 ? { clause: 'MQTT-1.5.5-1', message: `${name} takes more bytes than it needs` } : null;
        this.add(key, name, start, { kind: 'number', value }, { fault: long ?? check?.(value) ?? null });
        return value;
      }
    }
    const fault = { clause: 'MQTT-1.5.5', message: `${name} goes on after four bytes` };
    this.add(key, name, start, { kind: 'bytes' }, { fault });
    this.#broken = true;
    return undefined;
  }

  /** A length of two bytes and as much UTF-8 (1.5.4); undefined where it is cut off. */
  text(key: string, name: string, check?: (text: string) => FieldFault | null, secret = false): string | undefined {
    const range = this.#sized(key, name);
    if (!range) return undefined;
    const value = decodeUtf8(this.bytes.subarray(range.start + 2, range.end));
    if (value === undefined) {
      const fault = { clause: this.version === 5 ? 'MQTT-1.5.4-1' : 'MQTT-1.5.3-1', message: `${name} is not UTF-8` };
      this.add(key, name, range.start, { kind: 'bytes' }, { fault, secret });
      return '';
    }
    const nul = value.includes('\0')
      ? { clause: this.version === 5 ? 'MQTT-1.5.4-2' : 'MQTT-1.5.3-2', message: `${name} holds U+0000` }
      : null;
    this.add(key, name, range.start, { kind: 'text', value }, { fault: nul ?? check?.(value) ?? null, secret });
    return value;
  }

  /** A length of two bytes and as many bytes (1.5.6). */
  binary(key: string, name: string, secret = false): void {
    const range = this.#sized(key, name);
    if (range) this.add(key, name, range.start, { kind: 'bytes' }, { secret });
  }

  /** All that is left. */
  rest(key: string, name: string, fault: FieldFault | null = null): void {
    const start = this.#at;
    this.#at = this.#broken ? this.#at : this.#end;
    if (this.#at > start) this.add(key, name, start, { kind: 'bytes' }, { fault });
  }

  /** What stands where nothing may. */
  surplus(clause: string, packet: string): void {
    const message = `${packet} goes on after its end`;
    this.rest('surplus', 'Surplus bytes', { clause, message });
  }

  /** A field from `start` to where reading stands. */
  add(key: string, name: string, start: number, value: FieldValue, options: FieldOptions = {}): void {
    this.fields.push({
      key,
      name,
      part: this.part,
      start,
      end: this.#at,
      bits: null,
      value,
      secret: options.secret ?? false,
      fault: options.fault ?? null,
      children: [],
    });
  }

  /** Puts the fields since `count` below one. */
  group(key: string, name: string, count: number, start: number, value: FieldValue = { kind: 'group' }): void {
    const children = this.fields.splice(count);
    this.add(key, name, start, value);
    const field = this.fields.at(-1) as PacketField;
    this.fields[this.fields.length - 1] = { ...field, children };
  }

  /** Gives the last field parts of its byte. */
  bits(parts: readonly Omit<PacketField, 'part' | 'start' | 'end' | 'children' | 'secret'>[]): void {
    const field = this.fields.at(-1) as PacketField;
    const { part, start, end } = field;
    const children = parts.map((bits) => ({ ...bits, part, start, end, secret: false, children: [] }));
    this.fields[this.fields.length - 1] = { ...field, children };
  }

  /** A part of it as a reader of its own: what is read there ends where the part does. */
  within(length: number): FieldReader {
    const inner = new FieldReader(this.bytes, this.#at, this.#at + length, this.version);
    inner.part = this.part;
    this.#at += length;
    return inner;
  }

  /** What comes after something that cannot be read: it may mean anything. */
  remainder(): void {
    const start = this.#at;
    this.#at = this.#end;
    if (this.#at > start) this.add('remainder', 'Bytes after the fault', start, { kind: 'bytes' });
  }

  /** Another reader takes what lies before `at`. */
  skipTo(at: number): void {
    this.#at = at;
  }

  adopt(inner: FieldReader): void {
    inner.remainder();
    this.fields.push(...inner.fields);
    this.#broken ||= inner.#broken;
  }

  #sized(key: string, name: string): { readonly start: number; readonly end: number } | undefined {
    const start = this.#at;
    if (this.left < 2) {
      this.#cut(key, name, start);
      return undefined;
    }
    const length = ((this.bytes[start] as number) << 8) | (this.bytes[start + 1] as number);
    if (this.left < 2 + length) {
      this.#cut(key, name, start);
      return undefined;
    }
    this.#at = start + 2 + length;
    return { start, end: this.#at };
  }

  #take(key: string, name: string, width: number): number | undefined {
    const start = this.#at;
    if (this.left < width) {
      this.#cut(key, name, start);
      return undefined;
    }
    this.#at += width;
    return start;
  }

  #cut(key: string, name: string, start: number): void {
    if (this.#broken) return;
    this.#at = this.#end;
    const clause = this.version === 5 ? 'MQTT-4.13.1-1' : 'MQTT-4.8.0-1';
    this.add(key, name, start, { kind: 'bytes' }, { fault: { clause, message: `the packet ends inside ${name}` } });
    this.#broken = true;
  }
}
