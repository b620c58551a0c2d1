// What the form of an export holds. It outlives an attempt that failed: nothing is chosen or typed twice.
import { useState } from 'react';
import type { ExportFormat } from '../../../core/capture/exported-message.ts';
import type { ExportRequest } from '../../../core/protocol/engine-contract.ts';
import { fileName, suggestedName } from '../../kit/export-run/export-file-name.ts';
import { useWorkspace } from '../../state/use-workspace.ts';
import { connectionOf, shownRange } from './export-request.ts';
import { useSizeEstimate } from './use-size-estimate.ts';

export interface ExportFormModel {
  readonly what: 'shown' | 'selected';
  readonly setWhat: (what: 'shown' | 'selected') => void;
  readonly shownCount: number;
  readonly selectedCount: number;
  /** The list is still being searched. */
  readonly searching: boolean;
  readonly messages: ExportRequest['messages'];
  readonly format: ExportFormat;
  readonly setFormat: (format: ExportFormat) => void;
  readonly typedName: string;
  readonly setTypedName: (name: string) => void;
  /** What becomes of it: whole, and without what a file's name cannot have. */
  readonly fileName: string;
  readonly sizeBytes: number | null;
}

export function useExportForm(profileId: string, chosen: readonly number[] | null): ExportFormModel {
  const [what, setWhat] = useState<'shown' | 'selected'>(chosen ? 'selected' : 'shown');
  const [format, setFormat] = useState<ExportFormat>('json');
  const [suggested] = useState(() => suggestedName(connectionOf(profileId).name, 'messages', new Date()));
  const [typedName, setTypedName] = useState(suggested);
  const picked = useWorkspace(profileId, (workspace) => workspace.picked);
  const seqs = chosen ?? picked;
  const from = useWorkspace(profileId, (workspace) => shownRange(workspace).from);
  const end = useWorkspace(profileId, (workspace) => shownRange(workspace).end);
  const searching = useWorkspace(profileId, ({ tick, query }) => query !== null && (tick.filter?.progress ?? 1) < 1);
  const messages = what === 'selected' ? { seqs } : { from, end };
  const sizeBytes = useSizeEstimate(profileId, format, messages);
  return {
    what,
    setWhat,
    shownCount: end - from,
    selectedCount: seqs.length,
    searching,
    messages,
    format,
    setFormat,
    typedName,
    setTypedName,
    fileName: fileName(typedName, suggested, `.${format}`),
    sizeBytes,
  };
}
