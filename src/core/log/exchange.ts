// An exchange: one request with all its answers, as the packets of the log tell it. What views show of them.
import type { Direction } from '../mqtt/direction.ts';
import type { Qos } from '../mqtt/qos.ts';
import type { ConnectionEvent } from './connection-event.ts';

export type ExchangeKind =
  | 'connect'
  | 'publish'
  | 'subscribe'
  | 'unsubscribe'
  | 'ping'
  | 'disconnect'
  /** AUTH after CONNACK: re-authentication. */
  | 'authenticate';

export type ExchangeStatus =
  /** Somebody still waits. */
  | 'open'
  | 'complete'
  /** The last answer has a reason code of 0x80 or more (before version 5: a return code that refuses). */
  | 'refused'
  /** What it belonged to is gone, without an answer: the network connection, or the session. */
  | 'lost';

/** What the packet list needs of a packet's exchange. */
export interface ExchangeMark {
  /** Counts exchanges, from 0, within the engine's life. */
  readonly id: number;
  readonly kind: ExchangeKind;
  /** The first and the last packet that it has so far. */
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly status: ExchangeStatus;
}

export interface Exchange extends ExchangeMark {
  /** Who began it: `out` is the client. */
  readonly direction: Direction;
  /** Of a publish. */
  readonly qos: Qos | null;
  /** Null: it has none. */
  readonly packetId: number | null;
  /** Of a publish, as far as it is known; of a subscribe its first filter. */
  readonly topic: string | null;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** Null while it is open. */
  readonly endedAt: number | null;
  /** Its packets, and what happened to the network connection between them, in order. At most `MAX_STEPS`. */
  readonly steps: readonly ExchangeStep[];
}

export const MAX_STEPS = 200;

export type ExchangeStep = PacketStep | EventStep | ReconnectStep;

export interface PacketStep {
  readonly kind: 'packet';
  readonly seq: number;
  readonly time: number;
  readonly direction: Direction;
  /** `PUBREC`. */
  readonly type: string;
  /** It repeats one that was sent before. */
  readonly repeated: boolean;
  /** It was sent, and the connection ended before anything came back for it. */
  readonly unanswered: boolean;
  readonly reasonCode: number | null;
  readonly size: number;
  /** `[MQTT-4.3.3-4] PUBREL …`; null: nothing is wrong. */
  readonly fault: string | null;
}

export interface EventStep {
  readonly kind: 'event';
  readonly seq: number;
  readonly time: number;
  readonly event: ConnectionEvent;
}

/** CONNECT and CONNACK between packets of another exchange. */
export interface ReconnectStep {
  readonly kind: 'reconnect';
  /** CONNACK's. */
  readonly seq: number;
  readonly time: number;
  readonly sessionPresent: boolean;
  readonly reasonCode: number;
}

/** What is answered how fast, and how much waits. */
export interface ExchangeStatistics {
  /** Oldest first; at most the last 10,000 answers. Columns of one length. */
  readonly roundTrips: {
    /** When the answer came, milliseconds since the epoch. */
    readonly times: Float64Array;
    readonly ms: Float32Array;
    /** Positions in `ROUND_TRIP_KINDS`. */
    readonly kinds: Uint8Array;
  };
  /** QoS 1 and 2 messages that are not acknowledged: the most within each second, at most the last 600 with a change. */
  readonly inFlight: {
    readonly times: Float64Array;
    readonly out: Uint16Array;
    readonly in: Uint16Array;
  };
  /** Which the broker announced for what the client sends, and the client for what the broker sends. */
  readonly receiveMaximum: { readonly out: number; readonly in: number };
  /** By kind, how many exchanges wait for an answer now. */
  readonly open: Readonly<Record<ExchangeKind, number>>;
}

/** `publish1`: PUBLISH to PUBACK; `publish2`: PUBLISH to PUBREC; `release`: PUBREL to PUBCOMP. */
export const ROUND_TRIP_KINDS = [
  'connect',
  'ping',
  'publish1',
  'publish2',
  'release',
  'subscribe',
  'unsubscribe',
] as const;

export type RoundTripKind = (typeof ROUND_TRIP_KINDS)[number];
