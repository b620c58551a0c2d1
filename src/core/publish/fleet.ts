// Simulated devices: many clients made from one template.
import type { WillMessage } from '../mqtt/connection-profile.ts';
import type { ProtocolVersion } from '../mqtt/protocol-version.ts';
import type { Qos } from '../mqtt/qos.ts';

export interface FleetSpec {
  /** 1 to 1,000; over 50 the page asks first. */
  readonly devices: number;
  /** `{{device}}` is the device's number, from 1; `{{device 3}}` padded to three digits. */
  readonly clientIdPattern: string;
  /** How many connections begin in a second. */
  readonly connectPerS: number;
  readonly signals: readonly FleetSignal[];
  /** Of a Sparkplug node only the first counts, and of it only how often: all signals go into one NDATA. */
  readonly publishes: readonly FleetPublish[];
  /** What devices listen to. */
  readonly commands: readonly FleetCommand[];
  /** Variables may stand in topic and payload. Null: none. */
  readonly will: WillMessage | null;
  /** Published after each CONNACK, and before a DISCONNECT that was meant. */
  readonly online: FleetStatus | null;
  /** Each device goes away now and then, so that its will is seen. Null: they stay. */
  readonly outages: FleetOutages | null;
  /** Births, deaths, sequence numbers and Protobuf payloads as Sparkplug B has them; null: an ordinary fleet. */
  readonly sparkplug: SparkplugNode | null;
}

/** A value that changes over time: `{{NAME}}` in the payloads. */
export interface FleetSignal {
  readonly name: string;
  readonly generator: ValueGenerator;
  /** Digits after the point. */
  readonly decimals: number;
}

/** Each device begins elsewhere in it. Times in milliseconds. */
export type ValueGenerator =
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'sine'; readonly min: number; readonly max: number; readonly periodMs: number }
  | { readonly kind: 'walk'; readonly min: number; readonly max: number; readonly step: number }
  | { readonly kind: 'steps'; readonly values: readonly number[]; readonly everyMs: number }
  /** Normally distributed. */
  | { readonly kind: 'noise'; readonly mean: number; readonly deviation: number }
  /** 1 when it happens, else 0; on average once in `everyMs`. */
  | { readonly kind: 'event'; readonly everyMs: number };

export interface FleetPublish {
  readonly topic: string;
  readonly payload: string;
  readonly qos: Qos;
  readonly retain: boolean;
  readonly everyMs: number;
  /** 0 to 1. */
  readonly jitter: number;
}

/**
 * A message to the topic sets a signal: a number, or one of on/off, true/false and toggle, as text or as JSON, alone or in a
 * field of the signal's name. What names the signal is published at once.
 */
export interface FleetCommand {
  readonly topic: string;
  readonly signal: string;
}

export interface FleetStatus {
  readonly topic: string;
  readonly onlinePayload: string;
  readonly offlinePayload: string;
  readonly qos: Qos;
  readonly retain: boolean;
}

export interface FleetOutages {
  readonly meanOnlineMs: number;
  readonly meanOfflineMs: number;
  /** 0 to 1: the part of outages without DISCONNECT, after which the broker publishes the will. */
  readonly abrupt: number;
}

export interface SparkplugNode {
  readonly groupId: string;
  /** `{{device}}` as in `clientIdPattern`. */
  readonly edgeNodePattern: string;
}

export interface FleetState {
  readonly wanted: number;
  readonly connecting: number;
  readonly online: number;
  readonly offline: number;
  /** Could not connect, with the reason of the last. */
  readonly refused: number;
  readonly lastRefusal: FleetRefusal | null;
  /** So many could not connect one after another that no more are begun. */
  readonly gaveUp: boolean;
  /** Messages in the last second. */
  readonly ratePerS: number;
}

/** Why a device has no connection. */
export type FleetRefusal =
  /** CONNACK with a reason; `version` says how to read the code. */
  | {
      readonly kind: 'connack';
      readonly version: ProtocolVersion;
      readonly reasonCode: number;
      readonly reasonString: string | null;
    }
  /** DISCONNECT from a broker of version 5. */
  | { readonly kind: 'disconnect'; readonly reasonCode: number; readonly reasonString: string | null }
  /** No network connection; `message` is the companion's, and empty where only the browser knows. */
  | { readonly kind: 'unreachable'; readonly message: string }
  /** Not opened in time: so it is where the browser opens no further connection. */
  | { readonly kind: 'open-timeout' }
  | { readonly kind: 'no-connack' }
  /** Opened, and closed before CONNACK, or soon after. */
  | { readonly kind: 'closed' }
  /** The client id is that of the person's own connection. */
  | { readonly kind: 'own-client-id'; readonly clientId: string };
