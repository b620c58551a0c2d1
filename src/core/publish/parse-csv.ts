// Comma-separated values (RFC 4180) to a table of variables. The first row names the columns; semicolons and tabs separate,
// too, where the first row has more of them.
import { fail, ok, type Result } from '../base/result.ts';
import type { VariableTable } from './variables.ts';

export interface CsvFault {
  readonly reason: 'empty' | 'quotes' | 'width' | 'column-name' | 'too-large';
  /** From 1. */
  readonly line: number;
  /** Of `width`: how many cells stand there, and how many columns there are. */
  readonly found: number;
  readonly expected: number;
}

/** More is no table for a person. */
const MAX_CELLS = 1_000_000;

export function parseCsv(text: string, name: string): Result<Omit<VariableTable, 'atEnd'>, CsvFault> {
  const source = text.replace(/^\ufeff/u, '');
  const rows: { cells: string[]; line: number }[] = [];
  const fault = (reason: CsvFault['reason'], line: number, found = 0, expected = 0) =>
    fail({ reason, line, found, expected });
  const separator = separatorOf(source);
  let line = 1;
  let cells: string[] = [];
  let rowLine = 1;
  let count = 0;
  for (let at = 0; at <= source.length; ) {
    let cell = '';
    if (source[at] === '"') {
      const open = line;
      for (at++; ; at++) {
        if (at >= source.length) return fault('quotes', open);
        if (source[at] === '"' && source[at + 1] !== '"') break;
        if (source[at] === '"') at++;
        if (source[at] === '\n') line++;
        cell += source[at];
      }
      at++;
      if (at < source.length && source[at] !== separator && !/[\r\n]/u.test(source[at] as string)) {
        return fault('quotes', line);
      }
    } else {
      const start = at;
      while (at < source.length && source[at] !== separator && source[at] !== '\n' && source[at] !== '\r') at++;
      cell = source.slice(start, at);
    }
    cells.push(cell);
    if (++count > MAX_CELLS) return fault('too-large', line);
    if (source[at] === separator) {
      at++;
      continue;
    }
    if (cells.length > 1 || cells[0] !== '') rows.push({ cells, line: rowLine });
    cells = [];
    if (at >= source.length) break;
    if (source[at] === '\r' && source[at + 1] === '\n') at++;
    at++;
    rowLine = ++line;
  }
  const [head, ...body] = rows;
  if (!head) return fault('empty', 1);
  const columns = head.cells.map((column) => column.trim());
  if (columns.some((column, i) => column === '' || columns.indexOf(column) !== i)) return fault('column-name', 1);
  for (const row of body) {
    if (row.cells.length !== columns.length) return fault('width', row.line, row.cells.length, columns.length);
  }
  return ok({ name, columns, rows: body.map((row) => row.cells) });
}

function separatorOf(source: string): string {
  const [first = ''] = source.split('\n', 1);
  const count = (separator: string) => first.split(separator).length;
  return [',', ';', '\t'].reduce((most, separator) => (count(separator) > count(most) ? separator : most));
}
