// Reads broker addresses as people paste them: one a line.
import { looksLikeAddress, parseAddress } from '../mqtt/address.ts';
import { DEFAULT_PATH, DEFAULT_PORTS, type Scheme } from '../mqtt/endpoint.ts';
import type { ImportCollector } from './import-collector.ts';
import { MAX_IMPORT_PROFILES } from './import-result.ts';
import { importedProfile } from './imported-profile.ts';

const MAX_LINE = 4_096;

/** One address, with or without its scheme; or several, each with one. */
export function looksLikeUrls(text: string): boolean {
  const lines = addressLines(text);
  if (lines.length === 0) return false;
  const [only] = lines;
  if (lines.length === 1 && only) return only.text.length <= MAX_LINE && isAddress(only.text);
  return lines.every((line) => line.text.length <= MAX_LINE && /^[a-z][a-z0-9+.-]*:\/\//iu.test(line.text));
}

export function importUrls(text: string, collector: ImportCollector): void {
  for (const { text: address, line } of addressLines(text)) {
    readUrl(address, `line ${line}`, collector);
    if (collector.isFull) return;
  }
}

function readUrl(address: string, place: string, collector: ImportCollector): void {
  const parsed = parseAddress(address);
  if (!parsed.ok) {
    const { error } = parsed;
    const reason = error.kind === 'port' ? 'bad-port' : error.kind === 'scheme' ? 'bad-protocol' : 'bad-host';
    return collector.skip(place, reason, { value: withoutLogin(address) });
  }
  const { scheme, host, port, path, username, password } = parsed.value;
  const taken: Scheme = scheme ?? 'mqtt';
  const takenPort = port ?? DEFAULT_PORTS[taken];
  if (!/:\/\//u.test(address)) collector.remark(place, 'protocol-guessed', { scheme: taken, port: String(takenPort) });
  collector.keep(
    importedProfile({
      endpoint: { scheme: taken, host, port: takenPort, path: path ?? DEFAULT_PATH },
      version: 5,
      username,
      secrets: { password },
    }),
  );
}

function addressLines(text: string): readonly { readonly text: string; readonly line: number }[] {
  return text
    .split(/\r\n?|\n/u, 4 * MAX_IMPORT_PROFILES)
    .map((line, index) => ({ text: line.trim(), line: index + 1 }))
    .filter((line) => line.text !== '');
}

/** More than a word, which could be anything. */
function isAddress(text: string): boolean {
  if (/^[a-z][a-z0-9+.-]*:\/\//iu.test(text)) return true;
  if (/\s/u.test(text)) return false;
  return looksLikeAddress(text) ? parseAddress(text).ok : /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$/u.test(text);
}

/** A password is not repeated where it would be read out. */
function withoutLogin(address: string): string {
  return address.replace(/\/\/[^/]*@/u, '//');
}
