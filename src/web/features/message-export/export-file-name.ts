// What the file of an export is called.
import type { ExportFormat } from '../../../core/capture/exported-message.ts';

export const FILE_TYPES: Readonly<Record<ExportFormat, { readonly extension: string; readonly type: string }>> = {
  json: { extension: '.json', type: 'application/json' },
  ndjson: { extension: '.ndjson', type: 'application/x-ndjson' },
  csv: { extension: '.csv', type: 'text/csv' },
};

/** Without the extension: `plant-east-2026-11-22-220710`, on the clock of this computer. */
export function suggestedName(connectionName: string, now: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const date = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join('-');
  const time = [now.getHours(), now.getMinutes(), now.getSeconds()].map(two).join('');
  const name = connectionName
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/gu, '')
    .slice(0, 60);
  return `${name || 'messages'}-${date}-${time}`;
}

/** What no file system that matters takes is replaced, rather than that the browser refuses the name. */
export function fileName(typed: string, fallback: string, format: ExportFormat): string {
  const { extension } = FILE_TYPES[format];
  const name = typed
    .trim()
    .replace(/[\p{Cc}\\/:*?"<>|~]/gu, '-')
    .replace(/^\.+|[. ]+$/gu, '');
  const base = name.toLowerCase().endsWith(extension) ? name.slice(0, -extension.length) : name;
  return `${base || fallback}${extension}`;
}
