/** A packet's moment in the person's own time zone and language. */
export interface MessageTime {
  /** `12:41:07.257`. The log knows fractions of it, but browsers blur them, so none are shown. */
  readonly clock: string;
  readonly date: string;
  /** ISO 8601 in UTC. */
  readonly iso: string;
}

/** `time` in milliseconds since the epoch, with fractions. */
export function messageTime(time: number, language: string): MessageTime {
  const moment = new Date(Math.floor(time));
  const two = (value: number) => String(value).padStart(2, '0');
  const seconds = `${two(moment.getSeconds())}.${String(moment.getMilliseconds()).padStart(3, '0')}`;
  return {
    clock: `${two(moment.getHours())}:${two(moment.getMinutes())}:${seconds}`,
    date: new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', year: 'numeric' }).format(moment),
    iso: moment.toISOString(),
  };
}
