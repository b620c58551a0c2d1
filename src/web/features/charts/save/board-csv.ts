// What a board shows as CSV: a line for each moment, three columns for each series of numbers and one for each of states;
// RFC 4180, so that a spreadsheet reads it.
import { MIXED_STATE, NO_STATE } from '../../../../core/protocol/chart-contract.ts';
import type { TimeRange } from '../view/board-view.ts';
import { type ChartLine, isNumbers, isStates } from '../view/chart-lines.ts';

export interface CsvColumn {
  readonly name: string;
  readonly line: ChartLine;
}

/** Time in UTC, so that the file says the same everywhere. */
export function boardCsv(columns: readonly CsvColumn[], { from, to }: TimeRange): string {
  const heads = ['time'];
  const rows = new Map<number, string[]>();
  for (const { name, line } of columns) {
    const first = heads.length;
    const put = (time: number, values: readonly string[]) => {
      if (time < from || time > to) return;
      const row = rows.get(time) ?? [];
      values.forEach((value, i) => {
        row[first + i] = value;
      });
      rows.set(time, row);
    };
    if (isNumbers(line)) {
      heads.push(`${name} min`, `${name} mean`, `${name} max`);
      const { times, min, mean, max, counts } = line.data;
      times.forEach((time, i) => {
        if (counts[i] === 0) return;
        put(time, [String(min[i]), String(mean[i]), String(max[i])]);
      });
    } else if (isStates(line)) {
      heads.push(name);
      const { times, states, names } = line.data;
      times.forEach((time, i) => {
        const state = states[i] as number;
        if (state !== NO_STATE) put(time, [state === MIXED_STATE ? '…' : (names[state] ?? '')]);
      });
    }
  }
  const lines = [heads.map((head) => quoted(head)).join(',')];
  for (const time of [...rows.keys()].sort((a, b) => a - b)) {
    const row = rows.get(time) ?? [];
    const cells = [new Date(time).toISOString()];
    for (let i = 1; i < heads.length; i++) cells.push(quoted(row[i] ?? '', true));
    lines.push(cells.join(','));
  }
  return `${lines.join('\r\n')}\r\n`;
}

/** What begins like a formula would be run as one by a spreadsheet: names and states are a stranger's text. */
function quoted(text: string, mayBeNumber = false): string {
  const isNumber = mayBeNumber && text !== '' && Number.isFinite(Number(text));
  const safe = !isNumber && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
