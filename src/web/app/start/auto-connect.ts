// At the app's start: connects the profiles that wish it. In the first tab only: a second one is opened to look at
// something else, and would take the first one's client ids.
import type { ConnectionProfile } from '../../../core/mqtt/connection-profile.ts';
import { tryLock } from '../../state/tab-locks.ts';
import { connect } from '../../state/workspace-actions.ts';

/** Call once, with all profiles. What is in view stays; what must be asked waits until its profile is in view. */
export async function autoConnect(profiles: readonly ConnectionProfile[]): Promise<void> {
  // Held as long as this tab is there, whether anything is to be connected now or not.
  if (!(await tryLock('first tab'))) return;
  for (const { id, autoConnect: wished } of profiles) if (wished) void connect(id, { quiet: true });
}
