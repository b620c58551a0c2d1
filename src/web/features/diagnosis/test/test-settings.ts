// With what a connection is tested, so that the test leaves no trace at the broker and throws nobody out.
import type { ConnectionSettings } from '../../../../core/mqtt/connection-profile.ts';

export interface TestSettings {
  readonly settings: ConnectionSettings;
  /** Not the profile's own client id, or not its kept session: this is said to the person. */
  readonly ownClientId: boolean;
}

const SUFFIX = '-test';
/** MQTT 3.1 allows no more characters (3.1 of its specification). */
const MAX_CLIENT_ID_31 = 23;

/** `inUse`: client ids of connections that this page holds open. */
export function testSettings(settings: ConnectionSettings, inUse: readonly string[]): TestSettings {
  const { clientId, cleanStart, version, properties } = settings;
  // With Clean Start a kept session of this id would be lost; without, its messages would come to the test.
  const ownClientId = clientId !== '' && (!cleanStart || inUse.includes(clientId));
  const room = version === 3 ? MAX_CLIENT_ID_31 - SUFFIX.length : Number.POSITIVE_INFINITY;
  return {
    settings: {
      ...settings,
      clientId: ownClientId ? `${clientId.slice(0, room)}${SUFFIX}` : clientId,
      cleanStart: true,
      will: undefined,
      properties: properties && { ...properties, sessionExpiryIntervalS: undefined },
      reconnect: { enabled: false, firstDelayMs: 1_000, maxDelayMs: 1_000, maxAttempts: null },
    },
    ownClientId,
  };
}
