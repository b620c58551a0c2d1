// What a script's worker and its job say to each other.
import type { UserProperty } from '../../core/mqtt/connection-profile.ts';
import type { Qos } from '../../core/mqtt/qos.ts';
import type { ScriptLine } from '../../core/protocol/job-contract.ts';

export interface ScriptPublish {
  readonly topic: string;
  readonly payload: Uint8Array;
  readonly qos: Qos;
  readonly retain: boolean;
  readonly contentType?: string | undefined;
  readonly responseTopic?: string | undefined;
  readonly correlationData?: Uint8Array | undefined;
  readonly expiryS?: number | undefined;
  readonly payloadIsUtf8?: boolean | undefined;
  readonly userProperties?: readonly UserProperty[] | undefined;
}

export interface ScriptMessage {
  readonly topic: string;
  readonly payload: Uint8Array;
  readonly qos: Qos;
  readonly retain: boolean;
  readonly responseTopic: string | null;
  readonly correlationData: Uint8Array | null;
  readonly contentType: string | null;
  readonly userProperties: readonly (readonly [string, string])[];
  /** Milliseconds since the epoch. */
  readonly time: number;
}

export interface ScriptFault {
  readonly message: string;
  /** In the person's source, from 1; null: not known. */
  readonly line: number | null;
  readonly column: number | null;
}

/** To the worker. */
export type ScriptCommand =
  | {
      readonly type: 'run';
      readonly source: string;
      readonly variables: Readonly<Record<string, string>>;
      /** MQTT 5: messages have properties. */
      readonly hasProperties: boolean;
    }
  /** An answer to what the script has asked for. `error` null: it went well. */
  | { readonly type: 'settle'; readonly id: number; readonly value: unknown; readonly error: string | null }
  | { readonly type: 'message'; readonly listener: number; readonly message: ScriptMessage };

/** From the worker. */
export type ScriptReport =
  | { readonly type: 'publish'; readonly id: number; readonly publish: ScriptPublish }
  | { readonly type: 'subscribe'; readonly id: number; readonly filter: string; readonly qos: Qos }
  /** From now on messages of the filter are wanted; the answer is given to every `message`. */
  | { readonly type: 'listen'; readonly listener: number; readonly filter: string }
  | { readonly type: 'unlisten'; readonly listener: number }
  /** A message was taken, with so many bytes of payload. */
  | { readonly type: 'taken'; readonly bytes: number }
  | { readonly type: 'lines'; readonly lines: readonly ScriptLine[]; readonly dropped: number }
  /** Null: there was nothing left to wait for. */
  | { readonly type: 'end'; readonly fault: ScriptFault | 'memory' | null };
