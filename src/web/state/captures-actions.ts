// What can be done with captures. Their workspaces are those of workspace-actions.
import { EVERY_PACKET } from '../../core/log/packet-query.ts';
import { capturesStore, changeCapture, newCaptureId } from './captures-store.ts';
import { uniqueName } from './profile-name.ts';
import { engines } from './running-engines.ts';
import { closeWorkspace, engineOf, setPacketQuery, showWorkspace } from './workspace-actions.ts';
import { workspacesStore } from './workspaces-store.ts';

const GIB = 1024 ** 3;

/** The most bytes that a capture's packets may take, whatever the setting for live logs: half of what the device has. */
function maxLogBytes(): number {
  // Chromium only, rounded, and at most 8.
  const { deviceMemory = 4 } = navigator as { deviceMemory?: number };
  return Math.min(4, deviceMemory / 2) * GIB;
}

/** Opens a capture file in a workspace of its own, and shows it. Resolves when it is read, or was closed. */
export async function openCapture(file: Blob, name: string): Promise<void> {
  const id = newCaptureId();
  const taken = capturesStore.getState().captures.map((known) => known.name);
  const capture = {
    id,
    name: uniqueName(name, taken),
    sizeBytes: file.size,
    state: null,
    failure: null,
    connection: null,
  };
  capturesStore.setState(({ captures }) => ({ captures: [...captures, capture] }));
  showWorkspace(id);
  const result = await engineOf(id).request('openCapture', { file, maxLogBytes: maxLogBytes() });
  if (!result.ok) changeCapture(id, { failure: result.error.message });
}

/** Reads no further; what was read stays. */
export function stopCapture(id: string): void {
  void engines.get(id)?.request('stopCapture', null);
}

/** Forgets it, and shows the capture beside it, or nothing. */
export function closeCapture(id: string): void {
  const { captures } = capturesStore.getState();
  const at = captures.findIndex((capture) => capture.id === id);
  const left = captures.filter((capture) => capture.id !== id);
  const wasActive = workspacesStore.getState().activeId === id;
  engines.get(id)?.terminate();
  closeWorkspace(id);
  capturesStore.setState({ captures: left });
  if (wasActive) showWorkspace((left[at] ?? left[at - 1])?.id ?? null);
}

/** Shows one network connection only, in all lists; null: all of them. */
export function showConnection(id: string, connection: number | null): void {
  const before = workspacesStore.getState().byProfile[id]?.packetQuery ?? EVERY_PACKET;
  setPacketQuery(id, { ...before, connection });
}
