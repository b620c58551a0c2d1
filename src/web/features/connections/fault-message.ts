/** What a failed storage says of itself, in one line: Dexie adds the browser's own words below its own. */
export function faultMessage(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n', 1)[0]?.trim() || 'unknown';
}
