import { useStore } from 'zustand';
import { StateDot } from '../../../kit/state-dot/state-dot.tsx';
import { profilesStore } from '../../../state/profiles-store.ts';
import { workspacesStore } from '../../../state/workspaces-store.ts';
import { connectionActivity } from './connection-activity.ts';
import { groupOf } from './list-sections.ts';

type Dot = ReturnType<typeof connectionActivity>['dot'];

/** What must not be overlooked comes first. */
const URGENCY: readonly Dot[] = ['failed', 'trying', 'on'];

/** The most urgent state of the connections in a folded group; nothing when all are idle. */
export function FoldedState({ group }: { readonly group: string }) {
  const profiles = useStore(profilesStore, (state) => state.profiles);
  const dot = useStore(workspacesStore, ({ byProfile }) => {
    const dots = new Set<Dot>();
    for (const profile of profiles) {
      const workspace = groupOf(profile) === group ? byProfile[profile.id] : undefined;
      if (workspace) dots.add(connectionActivity(workspace.connection, 0).dot);
    }
    return URGENCY.find((kind) => dots.has(kind));
  });
  return dot && <StateDot kind={dot} />;
}
