// How much room a diagnosis gets: all of it where there are no messages to share it with.
import { useStore } from 'zustand';
import { isCapture } from '../../state/captures-store.ts';
import { examinationOf, examinationsStore } from '../../state/examination-store.ts';
import { useWorkspace } from '../../state/use-workspace.ts';

/** `bar`: one line above the messages. Null: there is no diagnosis. While a person tries again, it stays as it was. */
export function useDiagnosisRoom(profileId: string): 'all' | 'some' | 'bar' | null {
  const phase = useWorkspace(profileId, ({ connection }) => connection.phase);
  const empty = useWorkspace(profileId, ({ tick }) => tick.kept === 0);
  const failedBefore = useStore(examinationsStore, (state) => examinationOf(state, profileId).failure !== null);
  if (isCapture(profileId)) return null;
  if (phase === 'reconnecting') return 'bar';
  const failed = phase === 'failed' || (phase === 'connecting' && failedBefore);
  if (!failed) return null;
  return empty ? 'all' : 'some';
}
