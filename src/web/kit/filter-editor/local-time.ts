// Moments as a browser's field for date and time holds them: local, without a zone, to the millisecond.

const TEXT = /^(\d{4,6})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3}))?)?$/;

/** Milliseconds since the epoch, whole; null: no moment. */
export function readLocalTime(text: string): number | null {
  const parts = TEXT.exec(text);
  if (!parts) return null;
  const [year = 0, month = 0, day = 0, hours = 0, minutes = 0, seconds = 0] = parts
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  const ms = Number((parts[7] ?? '0').padEnd(3, '0'));
  const time = new Date(year, month - 1, day, hours, minutes, seconds, ms).getTime();
  return Number.isNaN(time) ? null : time;
}

/** `2026-03-01T12:41:07`, with milliseconds where there are any. */
export function localTimeText(time: number): string {
  const date = new Date(time);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  const ms = date.getMilliseconds() === 0 ? '' : `.${String(date.getMilliseconds()).padStart(3, '0')}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}${ms}`;
}
