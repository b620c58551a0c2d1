// A span of time in the interface's language, with as many digits as mean something: `0.4 ms`, `9 ms`, `4.29 s`.

export interface SpanWords {
  ms(value: string): string;
  s(value: string): string;
  min(minutes: number, seconds: number): string;
  h(hours: number, minutes: number): string;
}

/** `secondDigits`: behind the point of what is told in seconds. */
export function spanText(ms: number, language: string, words: SpanWords, secondDigits = 2): string {
  const size = Math.max(0, ms);
  const number = (value: number, digits: number, least = digits) =>
    new Intl.NumberFormat(language, { minimumFractionDigits: least, maximumFractionDigits: digits }).format(value);
  if (size < 9.95) return words.ms(number(size, 1, 0));
  if (size < 999.5) return words.ms(number(size, 0));
  if (size < 60_000) return words.s(number(size / 1000, secondDigits));
  const seconds = Math.floor(size / 1000);
  if (seconds < 3600) return words.min(Math.floor(seconds / 60), seconds % 60);
  return words.h(Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60);
}
