/** Throws when an invariant of our own is broken. Never used on what comes from outside. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`invariant broken: ${message}`);
}

/** Makes a `switch` over a union exhaustive: a forgotten case is a compile error. */
export function assertUnreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
}

/** The element that must be there. Throws when it is not. */
export function must<T>(value: T | undefined | null, what: string): T {
  if (value === undefined || value === null) throw new Error(`invariant broken: no ${what}`);
  return value;
}
