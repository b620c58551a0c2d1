// Numbers and texts as they stand in a field: typed text in, the value of a profile out. An empty field has no value.

/** Null: no whole number within the limits. */
export function readWhole(text: string, min: number, max: number): number | null {
  const digits = text.trim();
  if (!/^\d{1,10}$/.test(digits)) return null;
  const value = Number(digits);
  return value >= min && value <= max ? value : null;
}

/** Whether a field that may be empty holds what it must. */
export function isEmptyOrWhole(text: string, min: number, max: number): boolean {
  return text.trim() === '' || readWhole(text, min, max) !== null;
}

/** The number of a valid field; undefined for an empty one. */
export function optionalNumber(text: string): number | undefined {
  return text.trim() === '' ? undefined : Number(text);
}

export function numberText(value: number | undefined | null): string {
  return value === undefined || value === null ? '' : String(value);
}

/** Undefined for an empty text. */
export function optionalText(text: string): string | undefined {
  return text === '' ? undefined : text;
}

/** Milliseconds of seconds with up to three digits after the point (or comma); null for anything else. */
export function readSeconds(text: string): number | null {
  const digits = text.trim().replace(',', '.');
  return /^\d{1,7}(\.\d{1,3})?$/.test(digits) ? Math.round(Number(digits) * 1000) : null;
}

/** Without the fields that have no value; undefined when nothing is left. */
export function withoutEmpty<T extends object>(fields: T): T | undefined {
  const filled = Object.entries(fields).filter(([, value]) => value !== undefined);
  return filled.length === 0 ? undefined : (Object.fromEntries(filled) as T);
}
