// The model of an export's dialog: its form, one export that runs, and how it ended.
import { useEffect, useRef, useState } from 'react';
import { copyText } from '../copy-text/copy-text.ts';
import { BlobSink, type ExportSink } from '../save-bytes/export-sink.ts';
import { chooseFileSink } from '../save-bytes/file-sink.ts';
import { type ExportOutcome, type ExportProgress, type ExportSource, runExport } from './run-export.ts';

/** A clipboard takes more, but nobody pastes it. */
const MAX_COPIED_BYTES = 10 * 1024 * 1024;

class ClipboardRefused extends Error {}

export type ExportTarget = 'file' | 'clipboard';

/** How an attempt ended that did not end well; null: there was none. */
export type ExportTrouble = ExportOutcome | { readonly kind: 'refused' } | null;

export type ExportState =
  | { readonly phase: 'form'; readonly trouble: ExportTrouble }
  | { readonly phase: 'running'; readonly progress: ExportProgress }
  | { readonly phase: 'ended'; readonly target: ExportTarget; readonly progress: ExportProgress };

export interface ExportRunModel {
  readonly state: ExportState;
  /** To a file of this name; call it right at the click. */
  readonly save: (source: ExportSource, name: string) => Promise<void>;
  /** To the clipboard, as text. */
  readonly copy: (source: ExportSource) => Promise<void>;
  readonly cancel: () => void;
}

const NOTHING_YET: ExportProgress = { done: 0, bytes: 0, written: 0, missing: 0 };

export function useExportRun(): ExportRunModel {
  const [state, setState] = useState<ExportState>({ phase: 'form', trouble: null });
  const running = useRef<AbortController>(null);
  // An export whose dialog has gone has nobody to tell.
  useEffect(() => () => running.current?.abort(), []);

  const start = async (target: ExportTarget, sink: ExportSink, source: ExportSource) => {
    const controller = new AbortController();
    running.current = controller;
    setState({ phase: 'running', progress: NOTHING_YET });
    let refused = false;
    const outcome = await runExport({
      source,
      sink: {
        write: (bytes) => sink.write(bytes),
        abort: () => sink.abort(),
        finish: () =>
          sink.finish().catch((error) => {
            refused = error instanceof ClipboardRefused;
            throw error;
          }),
      },
      signal: controller.signal,
      maxBytes: target === 'clipboard' ? MAX_COPIED_BYTES : Number.POSITIVE_INFINITY,
      onProgress: (progress) => setState({ phase: 'running', progress }),
    });
    running.current = null;
    if (outcome.kind === 'whole') setState({ phase: 'ended', target, progress: outcome.progress });
    else setState({ phase: 'form', trouble: refused ? { kind: 'refused' } : outcome });
  };

  return {
    state,
    save: async (source, name) => {
      if (running.current) return;
      const sink = await chooseFileSink(name);
      if (sink.ok) await start('file', sink.value, source);
    },
    copy: async (source) => {
      if (running.current) return;
      const sink = new BlobSink(async (whole) => {
        if (!(await copyText(await whole.text()))) throw new ClipboardRefused();
      });
      await start('clipboard', sink, source);
    },
    cancel: () => running.current?.abort(),
  };
}
