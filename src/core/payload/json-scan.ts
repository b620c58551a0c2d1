// The words of JSON, found by character code: where each ends, or why it is none.
import type { JsonExpectation } from './json-fault.ts';

export const CODE = {
  quote: 0x22,
  comma: 0x2c,
  minus: 0x2d,
  point: 0x2e,
  zero: 0x30,
  nine: 0x39,
  colon: 0x3a,
  openArray: 0x5b,
  backslash: 0x5c,
  closeArray: 0x5d,
  openObject: 0x7b,
  closeObject: 0x7d,
} as const;

/** Where a scan ended: at `end` (exclusive) when `fault` is null, else it broke off there. One object, used over and over. */
export interface ScanEnd {
  end: number;
  fault: JsonExpectation | null;
}

export function skipWhitespace(source: string, from: number): number {
  let at = from;
  while (isWhitespace(source.charCodeAt(at))) at++;
  return at;
}

/** Space, tab, line feed, carriage return; NaN, past the end, is none. */
export function isWhitespace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

/** Scans a string, a number or a word that begins at `from`. */
export function scanScalar(source: string, from: number, out: ScanEnd): void {
  const code = source.charCodeAt(from);
  if (code === CODE.quote) scanString(source, from, out);
  else if (code === CODE.minus || isDigit(code)) scanNumber(source, from, out);
  else scanWord(source, from, out);
}

export function scanString(source: string, from: number, out: ScanEnd): void {
  let at = from + 1;
  for (;;) {
    const code = source.charCodeAt(at);
    if (code === CODE.quote) return finish(out, at + 1);
    if (code === CODE.backslash) {
      const escaped = source.charCodeAt(at + 1);
      if (escaped === 0x75) {
        for (let i = 2; i < 6; i++)
          if (!isHexDigit(source.charCodeAt(at + i))) return breakOff(out, at + i, 'hex-digit');
        at += 6;
      } else if (isSimpleEscape(escaped)) at += 2;
      else return breakOff(out, at + 1, 'escape');
    } else if (code >= 0x20) at++;
    else return breakOff(out, at, 'string-end'); // A control character, or NaN: the end.
  }
}

function scanNumber(source: string, from: number, out: ScanEnd): void {
  let at = source.charCodeAt(from) === CODE.minus ? from + 1 : from;
  if (!isDigit(source.charCodeAt(at))) return breakOff(out, at, 'digit');
  // A leading zero stands alone.
  at = source.charCodeAt(at) === CODE.zero ? at + 1 : skipDigits(source, at);
  if (source.charCodeAt(at) === CODE.point) {
    if (!isDigit(source.charCodeAt(at + 1))) return breakOff(out, at + 1, 'digit');
    at = skipDigits(source, at + 1);
  }
  if ((source.charCodeAt(at) | 0x20) === 0x65) {
    at++;
    const sign = source.charCodeAt(at);
    if (sign === 0x2b || sign === CODE.minus) at++;
    if (!isDigit(source.charCodeAt(at))) return breakOff(out, at, 'digit');
    at = skipDigits(source, at);
  }
  finish(out, at);
}

function scanWord(source: string, from: number, out: ScanEnd): void {
  const first = source.charCodeAt(from);
  const word = first === 0x74 ? 'true' : first === 0x66 ? 'false' : first === 0x6e ? 'null' : '';
  if (word !== '' && source.startsWith(word, from)) return finish(out, from + word.length);
  // A beginning of a word that the text's end cuts off is told from a wrong one by where it breaks off.
  const rest = source.length - from;
  const cut = word !== '' && rest < word.length && word.startsWith(source.slice(from));
  breakOff(out, cut ? source.length : from, 'value');
}

function finish(out: ScanEnd, end: number): void {
  out.end = end;
  out.fault = null;
}

function breakOff(out: ScanEnd, at: number, expected: JsonExpectation): void {
  out.end = at;
  out.fault = expected;
}

function skipDigits(source: string, from: number): number {
  let at = from;
  while (isDigit(source.charCodeAt(at))) at++;
  return at;
}

function isDigit(code: number): boolean {
  return code >= CODE.zero && code <= CODE.nine;
}

function isHexDigit(code: number): boolean {
  return isDigit(code) || ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x66);
}

/** `" \ / b f n r t` */
function isSimpleEscape(code: number): boolean {
  return (
    code === CODE.quote ||
    code === CODE.backslash ||
    code === 0x2f ||
    code === 0x62 ||
    code === 0x66 ||
    code === 0x6e ||
    code === 0x72 ||
    code === 0x74
  );
}
