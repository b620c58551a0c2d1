// What one simulated device says and hears, whichever kind it is of; the engine gives it a connection and a clock. Times are
// milliseconds since the fleet began, and only grow.
import type { Result } from '../base/result.ts';
import type { WillMessage } from '../mqtt/connection-profile.ts';
import type { FleetFault } from './fleet-fault.ts';
import type { PreparedPublish } from './prepared-publish.ts';

export interface FleetDevice {
  readonly clientId: string;
  /** What is wrong with the messages that are not published by the clock. */
  check(): readonly FleetFault[];
  /** What it publishes by the clock. */
  readonly beats: readonly FleetBeat[];
  /** Subscribed to after CONNACK, before the births. */
  readonly commandTopics: readonly string[];
  /** Called before each CONNECT. */
  beginSession(): WillMessage | null;
  /** Published after CONNACK. */
  births(elapsedMs: number): PreparedPublish[];
  /** Published before a DISCONNECT that is meant. */
  deaths(): PreparedPublish[];
  take(beat: number, elapsedMs: number): Result<PreparedPublish, FleetFault>;
  /** What it publishes at once as a message came to a topic of `commandTopics`. */
  answer(topic: string, payload: Uint8Array, elapsedMs: number): PreparedPublish[];
}

export interface FleetBeat {
  readonly everyMs: number;
  /** 0 to 1: early or late by up to this part. */
  readonly jitter: number;
}
