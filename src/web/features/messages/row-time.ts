// A time as the list shows it, split where the quiet part ends: `12:41:` and `07.257`.

export interface RowTime {
  /** `2026-11-22 12:41:07.257 +01:00`: with nothing left out. */
  readonly full: string;
  readonly minutes: string;
  readonly seconds: string;
}

/** Local time; milliseconds are cut, not rounded, so that no row is shown before it came. */
export function rowTime(epochMs: number): RowTime {
  const date = new Date(epochMs);
  const minutes = `${two(date.getHours())}:${two(date.getMinutes())}:`;
  const seconds = `${two(date.getSeconds())}.${String(date.getMilliseconds()).padStart(3, '0')}`;
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return { full: `${day} ${minutes}${seconds} ${offset(-date.getTimezoneOffset())}`, minutes, seconds };
}

/** Minutes east of UTC as `+01:00`. */
function offset(minutes: number): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(Math.trunc(size / 60))}:${two(size % 60)}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
