// The files of recordings, read by the page while an engine may still write them.
import { RECORDINGS_FOLDER, segmentFile } from '../../core/capture/recording.ts';

/** A file that is written to is copied in pieces: a browser refuses to read on in one that has changed since it was opened. */
const COPIED_BYTES = 4 * 1024 * 1024;
const ATTEMPTS = 20;

/** Null: there is none. */
export async function openSegment(id: string, number: number): Promise<File | null> {
  try {
    const handle = await (await folder()).getFileHandle(segmentFile(id, number));
    return await handle.getFile();
  } catch {
    return null;
  }
}

/** The bytes `from..end` of a segment that grows, or goes: fewer, where it has gone meanwhile. */
export async function copySegment(id: string, number: number, from: number, end: number): Promise<Blob> {
  const pieces: Blob[] = [];
  for (let at = from; at < end; at += COPIED_BYTES) {
    pieces.push(await copyPiece(id, number, at, Math.min(end, at + COPIED_BYTES)));
  }
  return new Blob(pieces);
}

async function copyPiece(id: string, number: number, from: number, end: number): Promise<Blob> {
  for (let attempt = 1; ; attempt++) {
    try {
      const file = await openSegment(id, number);
      if (!file) return new Blob();
      return new Blob([await file.slice(from, end).arrayBuffer()]);
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
    }
  }
}

export async function removeSegment(id: string, number: number): Promise<void> {
  try {
    await (await folder()).removeEntry(segmentFile(id, number));
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'NotFoundError')) throw error;
  }
}

async function folder(): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  return root.getDirectoryHandle(RECORDINGS_FOLDER);
}
