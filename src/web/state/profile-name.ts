// Names for new profiles: two of the same name cannot be told apart in a list.

/** The name, or the name with the first number from 2 on that is free. */
export function uniqueName(name: string, taken: readonly string[]): string {
  if (!taken.includes(name)) return name;
  for (let n = 2; ; n++) {
    const numbered = `${name} ${n}`;
    if (!taken.includes(numbered)) return numbered;
  }
}

/** Between the profile at `index` and the one after it, so that nothing else moves. */
export function orderAfter(orders: readonly number[], index: number): number {
  const here = orders[index];
  if (here === undefined) return (orders.at(-1) ?? 0) + 1;
  const next = orders[index + 1];
  return next === undefined ? here + 1 : (here + next) / 2;
}
