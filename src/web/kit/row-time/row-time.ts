// A time as the list shows it, split where the quiet part ends: `12:41:` and `07.257`.

export interface RowTime {
  /** `2026-11-22 12:41:07.257 +01:00`: with nothing left out. */
  readonly full: string;
  readonly minutes: string;
  readonly seconds: string;
}

/** UTC, as `rowTime` gives local time. */
export function rowTimeUtc(epochMs: number): RowTime {
  const iso = new Date(epochMs).toISOString();
  return {
    full: `${iso.slice(0, 10)} ${iso.slice(11, 23)} UTC`,
    minutes: iso.slice(11, 17),
    seconds: iso.slice(17, 23),
  };
}

/** From one moment to another, with its sign, in at most nine characters: `+0.4 ms`, `-12.345 s`, `+2:05:07`. */
export function timeDistance(ms: number): string {
  const sign = ms < 0 ? '-' : '+';
  const size = Math.abs(ms);
  if (size < 1000) return `${sign}${size < 9.95 ? size.toFixed(1) : size.toFixed(0)} ms`;
  if (size < 60_000) return `${sign}${(size / 1000).toFixed(3)} s`;
  const seconds = Math.floor(size / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  if (hours >= 100) return `${sign}${Math.floor(hours / 24)} d`;
  return `${sign}${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(seconds % 60)}`;
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
