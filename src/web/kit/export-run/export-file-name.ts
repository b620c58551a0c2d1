// What the file of an export is called.

/** Without the extension: `plant-east-2026-11-22-220710`, on the clock of this computer. */
export function suggestedName(connectionName: string, fallback: string, now: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const date = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join('-');
  const time = [now.getHours(), now.getMinutes(), now.getSeconds()].map(two).join('');
  const name = connectionName
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/gu, '')
    .slice(0, 60);
  return `${name || fallback}-${date}-${time}`;
}

/** `extension`: with its dot. What no file system that matters takes is replaced, rather than that the browser refuses the name. */
export function fileName(typed: string, fallback: string, extension: string): string {
  const name = typed
    .trim()
    .replace(/[\p{Cc}\\/:*?"<>|~]/gu, '-')
    .replace(/^\.+|[. ]+$/gu, '');
  const base = name.toLowerCase().endsWith(extension) ? name.slice(0, -extension.length) : name;
  return `${base || fallback}${extension}`;
}
