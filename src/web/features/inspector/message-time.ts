/** A packet's moment in the person's own time zone. */
export interface MessageTime {
  /** `12:41:07.257`. The log knows fractions of it, but browsers blur them, so none are shown. */
  readonly clock: string;
  /** `2026-11-22`: the same in every language, and as narrow as a date can be. */
  readonly date: string;
  /** ISO 8601 in UTC. */
  readonly iso: string;
}

/** `time` in milliseconds since the epoch, with fractions. */
export function messageTime(time: number): MessageTime {
  const moment = new Date(Math.floor(time));
  const two = (value: number) => String(value).padStart(2, '0');
  const seconds = `${two(moment.getSeconds())}.${String(moment.getMilliseconds()).padStart(3, '0')}`;
  return {
    clock: `${two(moment.getHours())}:${two(moment.getMinutes())}:${seconds}`,
    date: `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`,
    iso: moment.toISOString(),
  };
}
