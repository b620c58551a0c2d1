// A file on the disk that is written as the export goes, where the browser can (Chromium); elsewhere a download at the end.
import { fail, ok, type Result } from '../../../core/base/result.ts';
import { BlobSink, type ExportSink } from './export-sink.ts';
import { saveBlob } from './save-blob.ts';

interface FileHandle {
  createWritable(): Promise<FileStream>;
  getFile(): Promise<{ readonly size: number }>;
  /** Chromium only. */
  remove?(): Promise<void>;
}

interface FileStream {
  write(data: Uint8Array): Promise<void>;
  close(): Promise<void>;
  abort(): Promise<void>;
}

type SaveFilePicker = (options: { readonly suggestedName: string }) => Promise<FileHandle>;

/** Call it right at the click: a browser asks for a file only then. `cancelled`: the person chose none. */
export async function chooseFileSink(name: string): Promise<Result<ExportSink, 'cancelled'>> {
  const choose = (window as { readonly showSaveFilePicker?: SaveFilePicker }).showSaveFilePicker;
  if (!choose) return ok(downloadSink(name));
  try {
    const handle = await choose.call(window, { suggestedName: name });
    return ok(await streamSink(handle));
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return fail('cancelled');
    // The browser may forbid it here (in a frame, by a policy): a download is left.
    return ok(downloadSink(name));
  }
}

function downloadSink(name: string): ExportSink {
  return new BlobSink((whole) => saveBlob(whole, name));
}

async function streamSink(handle: FileHandle): Promise<ExportSink> {
  const wasEmpty = (await handle.getFile()).size === 0;
  // What is written stands in a file of its own until `close`: one that was there before stays as it was until then.
  const stream = await handle.createWritable();
  return {
    write: (bytes) => stream.write(bytes),
    finish: () => stream.close(),
    abort: async () => {
      await stream.abort();
      // The dialog has made an empty file of a new name.
      if (wasEmpty) await handle.remove?.().catch(() => undefined);
    },
  };
}
