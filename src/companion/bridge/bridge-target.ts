// How a bridge's target is written and compared: `HOST:PORT` in lower case, an IPv6 address in brackets.

/** Null when `text` is not `HOST:PORT`. */
export function parseTarget(text: string): string | null {
  const match = /^(\[[0-9a-f:.%]+\]|[a-z0-9._-]+):(\d{1,5})$/i.exec(text.trim());
  if (match === null) return null;
  const port = Number(match[2]);
  if (port < 1 || port > 65_535) return null;
  return formatTarget((match[1] ?? '').replace(/^\[(.*)\]$/, '$1'), port);
}

/** `host` without brackets. */
export function formatTarget(host: string, port: number): string {
  const name = host.toLowerCase();
  return name.includes(':') ? `[${name}]:${port}` : `${name}:${port}`;
}
