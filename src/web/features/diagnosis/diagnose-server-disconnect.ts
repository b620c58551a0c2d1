// DISCONNECT from a version 5 broker, by its reason code (section 3.14.2.1).
import type { Diagnosis, StepKey, TitleKey, WhyKey } from './diagnose.ts';

type Ending = TitleKey & WhyKey;

const ENDINGS: ReadonlyMap<number, readonly [Ending, readonly StepKey[]]> = new Map([
  [0x87, ['disconnectNotAuthorized', ['checkRights']]],
  [0x89, ['refusedUnavailable', ['waitAndRetry']]],
  [0x8b, ['shuttingDown', ['waitAndRetry', 'checkRunning']]],
  [0x8d, ['keepAliveTimeout', ['checkNetwork']]],
  [0x8e, ['takenOver', ['ownClientId']]],
  [0x93, ['overLimit', ['keepLimits']]],
  [0x95, ['overLimit', ['keepLimits']]],
  [0x96, ['overLimit', ['keepLimits']]],
  [0x97, ['overLimit', ['keepLimits', 'askAdministrator']]],
  [0x98, ['administrative', ['askAdministrator']]],
  [0x9a, ['overLimit', ['keepLimits']]],
  [0x9b, ['overLimit', ['keepLimits']]],
  [0x9c, ['disconnectMoved', ['useOtherServer']]],
  [0x9d, ['disconnectMoved', ['useOtherServer']]],
]);

export function diagnoseServerDisconnect(cause: {
  readonly reasonCode: number;
  readonly reasonString: string | null;
}): Diagnosis {
  const [ending, steps] = ENDINGS.get(cause.reasonCode) ?? (['serverDisconnect', ['lookAtLog']] as const);
  return {
    stage: 'session',
    title: ending,
    seen: 'serverDisconnect',
    why: [ending, ...(cause.reasonString ? (['reasonString'] as const) : [])],
    certain: true,
    steps,
    remedy: null,
  };
}
