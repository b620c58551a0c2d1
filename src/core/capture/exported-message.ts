// One message as exports write it, and the formats that there are.
import type { Direction } from '../mqtt/direction.ts';
import type { PropertyEntry } from '../mqtt/property.ts';
import type { ProtocolVersion } from '../mqtt/protocol-version.ts';
import type { Qos } from '../mqtt/qos.ts';

/** `json`: one array; `ndjson`: an object a line with the names of mosquitto_sub's `%J`; `csv`: MQTTX's columns. */
export type ExportFormat = 'json' | 'ndjson' | 'csv';

export interface ExportedMessage {
  /** Milliseconds since the epoch, with fractions. */
  readonly time: number;
  readonly direction: Direction;
  readonly topic: string;
  /** A view: copy it before keeping it. */
  readonly payload: Uint8Array;
  readonly qos: Qos;
  readonly retain: boolean;
  readonly dup: boolean;
  readonly version: ProtocolVersion;
  /** Null at QoS 0. */
  readonly packetId: number | null;
  readonly properties: readonly PropertyEntry[];
}

/** Whose messages they are: MQTTX's columns have a place for it. */
export interface ExportedConnection {
  readonly name: string;
  readonly clientId: string;
}
