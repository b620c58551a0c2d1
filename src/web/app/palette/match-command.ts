/** Whether every word of `query` stands somewhere in `text`, whatever their order and case. */
export function matchesCommand(text: string, query: string): boolean {
  const haystack = text.toLocaleLowerCase();
  return query
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => haystack.includes(word));
}
