// What a message to a device's command topic sets a signal to.

/** Null: it says nothing that can be understood, and so sets nothing. `now` is what the signal is. */
export function readFleetCommand(payload: Uint8Array, signal: string, now: number): number | null {
  const text = new TextDecoder().decode(payload).trim();
  const plain = readWord(text, now);
  if (plain !== null) return plain;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return null;
    const field: unknown = Object.entries(value).find(([name]) => name.toLowerCase() === signal.toLowerCase())?.[1];
    return field === undefined || typeof field === 'object' ? null : readWord(String(field), now);
  } catch {
    return null;
  }
}

function readWord(text: string, now: number): number | null {
  switch (text.replace(/^"(.*)"$/u, '$1').toLowerCase()) {
    case 'on':
    case 'true':
      return 1;
    case 'off':
    case 'false':
      return 0;
    case 'toggle':
      return now === 0 ? 1 : 0;
    default:
      return /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/iu.test(text) ? Number(text) : null;
  }
}
