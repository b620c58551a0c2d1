// A time as the list shows it, split where the quiet part ends: `12:41:` and `07.257`.

export interface RowTime {
  readonly minutes: string;
  readonly seconds: string;
}

/** Local time; milliseconds are cut, not rounded, so that no row is shown before it came. */
export function rowTime(epochMs: number): RowTime {
  const date = new Date(epochMs);
  const two = (value: number) => String(value).padStart(2, '0');
  return {
    minutes: `${two(date.getHours())}:${two(date.getMinutes())}:`,
    seconds: `${two(date.getSeconds())}.${String(date.getMilliseconds()).padStart(3, '0')}`,
  };
}
