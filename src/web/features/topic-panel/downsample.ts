// What of a hundred thousand points a chart of some hundred pixels can show: the least and the greatest value of each
// pixel's column, in the order in which they came. No peak is lost, and drawing takes the same time for any number.

/** Ready for the chart; null is no value: the line breaks there. Times in seconds. */
export interface DrawnPoints {
  readonly times: number[];
  readonly series: (number | null)[][];
}

/** `from` and `to` in milliseconds; points outside are left out, but for the nearest on each side: lines lead to them. */
export function downsample(
  times: Float64Array,
  columns: readonly Float64Array[],
  from: number,
  to: number,
  pixels: number,
): DrawnPoints {
  const begin = Math.max(0, firstFrom(times, from) - 1);
  const end = Math.min(times.length, firstFrom(times, to) + 1);
  const keep = end - begin <= pixels * 4 ? null : chosen(times, columns, begin, end, pixels);
  const drawn: DrawnPoints = { times: [], series: columns.map(() => []) };
  for (let i = begin; i < end; i++) {
    if (keep !== null && keep[i - begin] === 0) continue;
    drawn.times.push((times[i] as number) / 1000);
    columns.forEach((column, c) => {
      const value = column[i] as number;
      drawn.series[c]?.push(Number.isNaN(value) ? null : value);
    });
  }
  return drawn;
}

function chosen(
  times: Float64Array,
  columns: readonly Float64Array[],
  begin: number,
  end: number,
  pixels: number,
): Uint8Array {
  const keep = new Uint8Array(end - begin);
  const start = times[begin] as number;
  const perPixel = ((times[end - 1] as number) - start) / pixels || 1;
  let first = begin;
  for (let i = begin + 1; i <= end; i++) {
    const isSame =
      i < end &&
      Math.floor(((times[i] as number) - start) / perPixel) ===
        Math.floor(((times[first] as number) - start) / perPixel);
    if (isSame) continue;
    keep[first - begin] = 1;
    keep[i - 1 - begin] = 1;
    for (const column of columns) keepExtremes(column, first, i, keep, begin);
    first = i;
  }
  return keep;
}

/** Also where a field is missing first, so that a gap stays one. */
function keepExtremes(column: Float64Array, from: number, to: number, keep: Uint8Array, begin: number): void {
  let least = -1;
  let greatest = -1;
  let missing = -1;
  for (let i = from; i < to; i++) {
    const value = column[i] as number;
    if (Number.isNaN(value)) {
      if (missing < 0) missing = i;
      continue;
    }
    if (least < 0 || value < (column[least] as number)) least = i;
    if (greatest < 0 || value > (column[greatest] as number)) greatest = i;
  }
  if (least >= 0) keep[least - begin] = 1;
  if (missing >= 0) keep[missing - begin] = 1;
  if (greatest >= 0) keep[greatest - begin] = 1;
}

/** The first position with a time of `time` or later; `times.length` where there is none. */
export function firstFrom(times: Float64Array, time: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] as number) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
