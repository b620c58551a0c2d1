// Writes a backup where the person says, and knows whether it was written: only then is anything deleted. Browsers that
// cannot do that (Firefox, Safari) are given a download, of which no page hears more.
import { fail, ok, type Result } from '../../../../core/base/result.ts';

interface FileHandle {
  createWritable(): Promise<{ write(data: Blob): Promise<void>; close(): Promise<void> }>;
}

type SaveFilePicker = (options: {
  readonly suggestedName: string;
  readonly types: readonly { readonly accept: Readonly<Record<string, readonly string[]>> }[];
}) => Promise<FileHandle>;

export type SaveFault = { readonly kind: 'cancelled' } | { readonly kind: 'not-written'; readonly message: string };

/** Where to; chosen while the click still counts, before the messages are read. */
export type BackupPlace = (pieces: readonly Uint8Array<ArrayBuffer>[]) => Promise<Result<null, SaveFault>>;

export async function chooseBackupPlace(name: string): Promise<Result<BackupPlace, SaveFault>> {
  const choose = (window as { readonly showSaveFilePicker?: SaveFilePicker }).showSaveFilePicker;
  if (!choose) return ok((pieces) => download(pieces, name));
  try {
    const handle = await choose.call(window, {
      suggestedName: name,
      types: [{ accept: { 'application/json': ['.json'] } }],
    });
    return ok((pieces) => write(handle, pieces));
  } catch (error) {
    return fail(isAbort(error) ? { kind: 'cancelled' } : notWritten(error));
  }
}

async function write(handle: FileHandle, pieces: readonly Uint8Array<ArrayBuffer>[]): Promise<Result<null, SaveFault>> {
  try {
    const file = await handle.createWritable();
    await file.write(new Blob([...pieces], { type: 'application/json' }));
    await file.close();
    return ok(null);
  } catch (error) {
    return fail(notWritten(error));
  }
}

async function download(pieces: readonly Uint8Array<ArrayBuffer>[], name: string): Promise<Result<null, SaveFault>> {
  try {
    const url = URL.createObjectURL(new Blob([...pieces], { type: 'application/json' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = name;
    link.click();
    // The browser reads the blob after the click has returned.
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
    return ok(null);
  } catch (error) {
    return fail(notWritten(error));
  }
}

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

function notWritten(error: unknown): SaveFault {
  return { kind: 'not-written', message: error instanceof Error ? error.message : String(error) };
}

/** `loupe-retained-2026-01-31-235959.json`, in local time. */
export function backupFileName(now: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const date = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  return `loupe-retained-${date}-${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}.json`;
}
