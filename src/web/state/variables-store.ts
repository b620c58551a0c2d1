// Which variables a connection's publishes are expanded with.
import { NO_VARIABLES, type Variables } from '../../core/publish/variables.ts';

/** Of the chosen environment and of the connection, the connection's above. */
export function variablesOf(_profileId: string): Variables {
  return NO_VARIABLES;
}
