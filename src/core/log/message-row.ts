// What is shown of a message: one row of the list, a window of rows, and all of one message.
import type { Direction } from '../mqtt/direction.ts';
import type { PropertyEntry } from '../mqtt/property.ts';
import type { ProtocolVersion } from '../mqtt/protocol-version.ts';
import type { Qos } from '../mqtt/qos.ts';

export interface MessageWindow {
  readonly firstOrdinal: number;
  readonly endOrdinal: number;
  /** Ascending by ordinal, without gaps. */
  readonly rows: readonly MessageRow[];
}

export interface MessageRow {
  /** Position in the message list, as it is filtered; names the row as long as the filter stays. */
  readonly ordinal: number;
  /** The packet's sequence number in the log. */
  readonly seq: number;
  /** Milliseconds since the epoch, with fractions. */
  readonly time: number;
  readonly direction: Direction;
  readonly topic: string;
  readonly qos: Qos;
  readonly retain: boolean;
  readonly dup: boolean;
  /** Payload bytes. */
  readonly size: number;
  /** The payload's beginning: UTF-8 text in one line (at most 256 characters), or lowercase hex pairs (at most 32 bytes). */
  readonly preview: string;
  readonly previewKind: 'text' | 'bytes' | 'empty';
  /** The preview begins further on, where the search matches: something stands before it. */
  readonly previewCut: boolean;
  /** What the search matches in `topic` and in a text's `preview`: begin and end by turns, in characters of the string. */
  readonly topicMarks: readonly number[];
  readonly previewMarks: readonly number[];
  readonly bookmarked: boolean;
  /** Counts network connections, within the engine's life. */
  readonly connection: number;
  /** What its properties are, in short: content type, and how many others there are. '' where there are none. */
  readonly propertiesNote: string;
  /** The filter of the first subscription that matches; null when none does, and for what was sent. */
  readonly subscription: string | null;
}

export interface MessageDetail {
  readonly row: MessageRow;
  readonly version: ProtocolVersion;
  /** Null at QoS 0. */
  readonly packetId: number | null;
  /** Bytes on the wire, fixed header included. */
  readonly packetSize: number;
  readonly properties: readonly PropertyEntry[];
  /** At most `maxPayloadBytes` of it; `row.size` says how many there are. */
  readonly payload: Uint8Array;
  /** Milliseconds to the answer that ended the exchange (PUBACK, PUBCOMP), and which; null while none or at QoS 0. */
  readonly answer: {
    readonly packet: 'PUBACK' | 'PUBREC' | 'PUBCOMP';
    readonly ms: number;
    readonly reasonCode: number;
  } | null;
  /** Filters of all subscriptions that match. */
  readonly subscriptions: readonly string[];
}
