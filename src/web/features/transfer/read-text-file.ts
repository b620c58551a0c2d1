// A file that a person gives: its size is looked at before it is read, and its encoding before it is text.
import { fail, ok, type Result } from '../../../core/base/result.ts';

export type FileFault =
  | { readonly kind: 'too-large'; readonly bytes: number; readonly maxBytes: number }
  /** Neither UTF-8 nor UTF-16 with its mark. */
  | { readonly kind: 'not-text' }
  | { readonly kind: 'unreadable'; readonly message: string };

/** A profile has about a kilobyte, one with certificates ten. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;

export async function readTextFile(file: Blob): Promise<Result<string, FileFault>> {
  if (file.size > MAX_FILE_BYTES) return fail({ kind: 'too-large', bytes: file.size, maxBytes: MAX_FILE_BYTES });
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch (error) {
    return fail({ kind: 'unreadable', message: error instanceof Error ? error.message : String(error) });
  }
  return decodeText(bytes);
}

/** UTF-8, or UTF-16 with a byte order mark, which is left out. */
export function decodeText(bytes: Uint8Array): Result<string, FileFault> {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes('\0') ? fail({ kind: 'not-text' }) : ok(text);
  } catch {
    return fail({ kind: 'not-text' });
  }
}
