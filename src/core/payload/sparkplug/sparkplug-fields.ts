// A decoded message of Sparkplug, field by field. What nobody asks for remains and is shown as it stands.
import type { DecodedEntry, DecodedValue } from '../decoded/decoded-value.ts';

export class SparkplugFields {
  readonly #entries: DecodedEntry[];

  constructor(message: DecodedValue) {
    this.#entries = message.kind === 'map' ? [...message.entries] : [];
  }

  /** Takes the field out; of several the last, which is the one that counts. One of another kind remains. */
  take(name: string, ...kinds: readonly DecodedValue['kind'][]): DecodedValue | null {
    const at = this.#entries.findLastIndex((entry) => entry.name === name && kinds.includes(entry.value.kind));
    return at < 0 ? null : (this.#entries.splice(at, 1)[0]?.value ?? null);
  }

  takeText(name: string): string | null {
    const value = this.take(name, 'text');
    return value?.kind === 'text' ? value.value : null;
  }

  /** A decimal: numbers here may have 64 bits. */
  takeInteger(name: string): string | null {
    const value = this.take(name, 'integer');
    return value?.kind === 'integer' ? value.text : null;
  }

  takeFlag(name: string): boolean {
    const value = this.take(name, 'boolean');
    return value?.kind === 'boolean' && value.value;
  }

  takeItems(name: string): readonly DecodedValue[] {
    const value = this.take(name, 'list');
    return value?.kind === 'list' ? value.items : [];
  }

  /** Takes out the one that holds a value: `int_value`, `string_value`... */
  takeValue(): DecodedEntry | null {
    const at = this.#entries.findLastIndex(({ name }) => name.endsWith('_value'));
    return at < 0 ? null : (this.#entries.splice(at, 1)[0] ?? null);
  }

  rest(): readonly DecodedEntry[] {
    return this.#entries.map(asItStands);
  }
}

/** A field that Sparkplug names needs no note of its number and type; one that it does not know has nothing else. */
export function asItStands(entry: DecodedEntry): DecodedEntry {
  return entry.name.startsWith('field ') ? entry : { name: entry.name, value: entry.value };
}
