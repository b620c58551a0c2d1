// Values that no line leads to: where fields come by turns, all of them are.

/** Their positions; null: there are none. */
export function isolatedPoints(values: ArrayLike<number | null | undefined>): number[] | null {
  const isolated: number[] = [];
  for (let i = 0; i < values.length; i++) {
    if (values[i] != null && values[i - 1] == null && values[i + 1] == null) isolated.push(i);
  }
  return isolated.length > 0 ? isolated : null;
}
