// How long the broker shall keep the session when the network connection is lost, and what follows from it. Only in a
// kept session is QoS 2 exactly once over a reconnect, and only there does nothing get lost that was sent meanwhile.
import type { ConnectionSettings } from '../../core/mqtt/connection-profile.ts';
import { DEFAULT_RECONNECT } from '../../core/mqtt/connection-profile.ts';

/**
 * Where Clean Start is on and no expiry was chosen: long enough for the reconnects of a restart or a change of networks.
 * It ends at once with a person's Disconnect, which says so to the broker.
 */
export const RECONNECT_WINDOW_S = 300;

/** Where Clean Start is off and no expiry was chosen: one day, enough for a lab, and not so long as to litter a broker. */
export const KEPT_SESSION_S = 86_400;

type Terms = Pick<ConnectionSettings, 'version' | 'cleanStart' | 'properties' | 'reconnect'>;

/** The Session Expiry Interval to send, in seconds; undefined: none (which means 0), and always before version 5. */
export function sessionExpiryS({ version, cleanStart, properties, reconnect }: Terms): number | undefined {
  if (version !== 5) return undefined;
  const chosen = properties?.sessionExpiryIntervalS;
  if (chosen !== undefined) return chosen;
  // With Clean Start off and no expiry the session would end with the connection, which nobody means.
  if (!cleanStart) return KEPT_SESSION_S;
  return (reconnect ?? DEFAULT_RECONNECT).enabled ? RECONNECT_WINDOW_S : undefined;
}

/** Whether the broker keeps the session over a lost connection. */
export function isKeptSession(terms: Terms): boolean {
  return terms.version === 5 ? (sessionExpiryS(terms) ?? 0) > 0 : !terms.cleanStart;
}

/** Whether a person's Disconnect ends the session at the broker, though its expiry would keep it. */
export function endsWithDisconnect(terms: Terms): boolean {
  return terms.version === 5 && terms.cleanStart && terms.properties?.sessionExpiryIntervalS === undefined;
}
