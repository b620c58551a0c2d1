import { fail, type Result } from '../../../../core/base/result.ts';
import { type BackupFault, MAX_BACKUP_BYTES, type ReadBackup, readBackup } from '../backup/read-backup.ts';

export type BackupFileFault =
  | BackupFault
  | { readonly kind: 'too-large'; readonly bytes: number }
  | { readonly kind: 'not-text' }
  | { readonly kind: 'unreadable'; readonly message: string };

/** Its size is looked at before it is read, and its encoding before it is text. */
export async function readBackupFile(file: Blob): Promise<Result<ReadBackup, BackupFileFault>> {
  if (file.size > MAX_BACKUP_BYTES) return fail({ kind: 'too-large', bytes: file.size });
  let bytes: ArrayBuffer;
  try {
    bytes = await file.arrayBuffer();
  } catch (error) {
    return fail({ kind: 'unreadable', message: error instanceof Error ? error.message : String(error) });
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return fail({ kind: 'not-text' });
  }
  return readBackup(text);
}
