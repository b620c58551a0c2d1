// The export dialog's model: the form, one export that runs, and how it ended.
import { useEffect, useRef, useState } from 'react';
import type { ExportFormat } from '../../../core/capture/exported-message.ts';
import type { ExportRequest } from '../../../core/protocol/engine-contract.ts';
import { copyText } from '../../kit/copy-text/copy-text.ts';
import { fetchExportPiece } from '../../state/log-access.ts';
import { connectionOf, watchList } from './export-request.ts';
import { BlobSink, type ExportSink } from './export-sink.ts';
import { chooseFileSink } from './file-sink.ts';
import { type ExportOutcome, type ExportProgress, runExport } from './run-export.ts';

/** A clipboard takes more, but nobody pastes it. */
const MAX_COPIED_BYTES = 10 * 1024 * 1024;

class ClipboardRefused extends Error {}

export type Target = 'file' | 'clipboard';

export type ExportState =
  /** `trouble`: how the last attempt ended, where it did not end well. */
  | { readonly phase: 'form'; readonly trouble: ExportOutcome | { readonly kind: 'refused' } | null }
  | { readonly phase: 'running'; readonly progress: ExportProgress }
  | { readonly phase: 'ended'; readonly target: Target; readonly progress: ExportProgress };

export interface MessageExportModel {
  readonly state: ExportState;
  readonly save: (messages: ExportRequest['messages'], format: ExportFormat, name: string) => Promise<void>;
  readonly copy: (messages: ExportRequest['messages'], format: ExportFormat) => Promise<void>;
  readonly cancel: () => void;
}

const NOTHING_YET: ExportProgress = { done: 0, bytes: 0, written: 0, missing: 0 };

export function useMessageExport(profileId: string): MessageExportModel {
  const [state, setState] = useState<ExportState>({ phase: 'form', trouble: null });
  const running = useRef<AbortController>(null);
  // An export whose dialog has gone has nobody to tell.
  useEffect(() => () => running.current?.abort(), []);

  const start = async (
    target: Target,
    sink: ExportSink,
    messages: ExportRequest['messages'],
    format: ExportFormat,
    isSameList: () => boolean,
  ) => {
    const controller = new AbortController();
    running.current = controller;
    setState({ phase: 'running', progress: NOTHING_YET });
    let refused = false;
    const outcome = await runExport({
      request: { format, messages, connection: connectionOf(profileId) },
      fetchPiece: (request) => fetchExportPiece(profileId, request),
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
      isSameList,
      maxBytes: target === 'clipboard' ? MAX_COPIED_BYTES : Number.POSITIVE_INFINITY,
      onProgress: (progress) => setState({ phase: 'running', progress }),
    });
    running.current = null;
    if (outcome.kind === 'whole') setState({ phase: 'ended', target, progress: outcome.progress });
    else setState({ phase: 'form', trouble: refused ? { kind: 'refused' } : outcome });
  };

  return {
    state,
    save: async (messages, format, name) => {
      if (running.current) return;
      // Positions are those of the click: while the browser asks for a file, the list may become another.
      const isSameList = watchList(profileId);
      const sink = await chooseFileSink(name);
      if (sink.ok) await start('file', sink.value, messages, format, isSameList);
    },
    copy: async (messages, format) => {
      if (running.current) return;
      const sink = new BlobSink(async (whole) => {
        if (!(await copyText(await whole.text()))) throw new ClipboardRefused();
      });
      await start('clipboard', sink, messages, format, watchList(profileId));
    },
    cancel: () => running.current?.abort(),
  };
}
