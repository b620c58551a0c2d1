// What the form of an export holds. It outlives an attempt that failed: nothing is chosen or typed twice.
import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { LogCaptureSize } from '../../../core/capture/log-capture-size.ts';
import { isEveryPacket, packetsListedBy } from '../../../core/log/packet-query.ts';
import { fileName, suggestedName } from '../../kit/export-run/export-file-name.ts';
import { useWorkspace } from '../../state/use-workspace.ts';
import { workspacesStore } from '../../state/workspaces-store.ts';
import { type CaptureChoice, type CaptureScope, nameOf, withPackets } from './capture-parts.ts';
import type { PacketExportRequest } from './packet-export-store.ts';
import { useCaptureSize } from './use-capture-size.ts';

export interface CaptureFormModel {
  /** Those that there are; one: there is nothing to choose. */
  readonly scopes: readonly CaptureScope[];
  readonly scope: CaptureScope;
  readonly setScope: (scope: CaptureScope) => void;
  readonly choice: CaptureChoice;
  readonly connectionCount: number;
  /** The list is still being searched. */
  readonly searching: boolean;
  /** Null: it is not known yet, or, of messages' packets, not beforehand. */
  readonly size: LogCaptureSize | null;
  readonly includeSecrets: boolean;
  readonly setIncludeSecrets: (include: boolean) => void;
  readonly typedName: string;
  readonly setTypedName: (name: string) => void;
  /** What becomes of it. */
  readonly fileName: string;
}

export function useCaptureForm({ profileId, seqs, messages }: PacketExportRequest): CaptureFormModel {
  const picked = useWorkspace(profileId, ({ pickedPackets }) => pickedPackets);
  const chosen = seqs ?? picked;
  const choice = useMemo(() => ({ chosen, messages }), [chosen, messages]);
  // A text that is only marked leaves all packets in the list.
  const isFiltered = useWorkspace(profileId, ({ packetQuery }) => !isEveryPacket(packetsListedBy(packetQuery)));
  const searching = useWorkspace(profileId, ({ tick }) => (tick.packets.filter?.progress ?? 1) < 1);
  const [scope, setScope] = useState<CaptureScope>(() => {
    if (messages) return 'messages';
    if (seqs) return 'chosen';
    return isFiltered ? 'listed' : 'connection';
  });
  const [includeSecrets, setIncludeSecrets] = useState(false);
  const [suggested] = useState(() => suggestedName(nameOf(profileId), 'packets', new Date()));
  const [typedName, setTypedName] = useState(suggested);
  const connectionCount = useStore(workspacesStore, ({ byProfile }) => withPackets(byProfile).length);
  const scopes: CaptureScope[] = messages ? ['messages', 'connection'] : ['connection'];
  if (isFiltered && !messages) scopes.push('listed');
  if (chosen.length > 0 && !messages) scopes.push('chosen');
  if (connectionCount > 1) scopes.push('everywhere');
  return {
    scopes,
    scope,
    setScope,
    choice,
    connectionCount,
    searching: searching && scope === 'listed',
    size: useCaptureSize(scope, profileId, choice),
    includeSecrets,
    setIncludeSecrets,
    typedName,
    setTypedName,
    fileName: fileName(typedName, suggested, '.pcapng'),
  };
}
