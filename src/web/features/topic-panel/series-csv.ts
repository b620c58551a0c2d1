// A chart's data as CSV: a line a message, a column a field; RFC 4180, so that a spreadsheet reads it.
import { firstFrom } from './downsample.ts';
import type { SeriesPoints } from './series-points.ts';

/** From `from` (milliseconds since the epoch) on. Time in UTC, so that the file says the same everywhere. */
export function seriesCsv(points: SeriesPoints, paths: readonly string[], from: number): string {
  const columns = paths.map((path) => points.values(path));
  const lines = [['time', ...paths.map((path) => (path === '' ? 'value' : path))].map(quoted).join(',')];
  const { times } = points;
  for (let i = firstFrom(times, from); i < times.length; i++) {
    const values = columns.map((column) => column[i] as number);
    if (values.every(Number.isNaN)) continue;
    const time = new Date(times[i] as number).toISOString();
    lines.push([time, ...values.map((value) => (Number.isNaN(value) ? '' : String(value)))].join(','));
  }
  return `${lines.join('\r\n')}\r\n`;
}

/** What begins like a formula would be run as one by a spreadsheet: names of fields are a stranger's text. */
function quoted(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
