// A file that is written piece by piece: straight to the disk where the browser has a way, else as a download that the
// browser puts together. Either way the page holds no more than one piece.
import { saveBlob } from './save-blob.ts';

export interface FileSink {
  readonly write: (bytes: Uint8Array<ArrayBuffer>) => Promise<void>;
  /** The file is whole. */
  readonly close: () => Promise<void>;
  /** There is to be no file, and none of what was written stays. */
  readonly abort: () => Promise<void>;
}

/** What the browsers that have it add to `FileSystemFileHandle`. */
interface PickedFile extends FileSystemFileHandle {
  readonly remove?: () => Promise<void>;
}

type Picker = (options: { readonly suggestedName: string }) => Promise<PickedFile>;

/** A download once it is closed. Blobs lie with the browser, on its disk where they are large, not in the page's memory. */
export function downloadSink(name: string, type: string): FileSink {
  let parts: Blob[] = [];
  return {
    write: async (bytes) => {
      parts.push(new Blob([bytes]));
    },
    close: async () => {
      saveBlob(new Blob(parts, { type }), name);
      parts = [];
    },
    abort: async () => {
      parts = [];
    },
  };
}

/**
 * Asks where to save; null: the person thought better of it. Call it in the handler of a click: browsers ask at no other
 * time. Where there is no such question, or it is not allowed here (a frame, a policy), a download.
 */
export async function pickedSink(name: string, type: string): Promise<FileSink | null> {
  const pick = (window as { readonly showSaveFilePicker?: Picker }).showSaveFilePicker;
  if (!pick) return downloadSink(name, type);
  let file: PickedFile;
  try {
    file = await pick.call(window, { suggestedName: name });
  } catch (error) {
    return error instanceof DOMException && error.name === 'AbortError' ? null : downloadSink(name, type);
  }
  // What stood in the file before stays until `close`: it is written beside, and put in its place at the end.
  const isNew = (await file.getFile()).size === 0;
  const stream = await file.createWritable();
  return {
    write: (bytes) => stream.write(bytes),
    close: () => stream.close(),
    abort: async () => {
      await stream.abort();
      // The question itself has made an empty file.
      if (isNew) await file.remove?.();
    },
  };
}
