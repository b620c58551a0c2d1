// DISCONNECT from a version 5 broker, by its reason code (section 3.14.2.1).
import { type Cause, seen, type Verdict } from './cause.ts';

const ENDINGS: ReadonlyMap<number, Cause> = new Map<number, Cause>([
  [0x87, 'disconnect-not-authorized'],
  [0x8b, 'shutting-down'],
  [0x8d, 'keep-alive-timeout'],
  [0x8e, 'taken-over'],
  [0x93, 'over-limit'],
  [0x94, 'over-limit'],
  [0x95, 'packet-too-large'],
  [0x96, 'over-limit'],
  [0x97, 'over-limit'],
  [0x98, 'administrative'],
  [0x9a, 'over-limit'],
  [0x9b, 'over-limit'],
  [0x9c, 'disconnect-moved'],
  [0x9d, 'disconnect-moved'],
  [0x9e, 'over-limit'],
  [0xa1, 'over-limit'],
  [0xa2, 'over-limit'],
]);

export function judgeDisconnect(reasonCode: number, sessionStood: boolean): Verdict {
  return seen(ENDINGS.get(reasonCode) ?? 'disconnect-other', [], sessionStood ? 'session' : 'mqtt');
}
