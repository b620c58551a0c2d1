// The fold `Reconnecting` as typed: seconds in the form, milliseconds in the profile.
import {
  DEFAULT_CONNECT_TIMEOUT_S,
  DEFAULT_RECONNECT,
  type ReconnectSettings,
} from '../../../../../core/mqtt/connection-profile.ts';
import { type DraftFault, present } from './draft-fault.ts';
import { isEmptyOrWhole, numberText, optionalNumber, readSeconds } from './field-text.ts';

export interface ReconnectDraft {
  readonly enabled: boolean;
  readonly firstDelay: string;
  readonly maxDelay: string;
  readonly attempts: string;
  readonly timeout: string;
}

/** Below this a broker that is down would be asked without a pause. */
const MIN_DELAY_MS = 100;
const MAX_DELAY_MS = 86_400_000;
const MAX_ATTEMPTS = 1_000_000;
/** Of what is stored: ten minutes. */
const MAX_TIMEOUT_S = 600;

/** What differs from the defaults stands in the fields; what does not leaves them empty, and they say what they mean. */
export function reconnectDraft(
  reconnect: ReconnectSettings = DEFAULT_RECONNECT,
  connectTimeoutS: number | undefined,
): ReconnectDraft {
  const { enabled, firstDelayMs, maxDelayMs, maxAttempts } = reconnect;
  return {
    enabled,
    firstDelay: firstDelayMs === DEFAULT_RECONNECT.firstDelayMs ? '' : String(firstDelayMs / 1000),
    maxDelay: maxDelayMs === DEFAULT_RECONNECT.maxDelayMs ? '' : String(maxDelayMs / 1000),
    attempts: numberText(maxAttempts),
    timeout: numberText(connectTimeoutS),
  };
}

/** Undefined: as `DEFAULT_RECONNECT` says. */
export function reconnectSettings(draft: ReconnectDraft): ReconnectSettings | undefined {
  const settings: ReconnectSettings = {
    enabled: draft.enabled,
    firstDelayMs: firstDelayMs(draft) ?? DEFAULT_RECONNECT.firstDelayMs,
    maxDelayMs: maxDelayMs(draft) ?? DEFAULT_RECONNECT.maxDelayMs,
    maxAttempts: optionalNumber(draft.attempts) ?? null,
  };
  const isDefault = (Object.keys(settings) as (keyof ReconnectSettings)[]).every(
    (key) => settings[key] === DEFAULT_RECONNECT[key],
  );
  return isDefault ? undefined : settings;
}

export function connectTimeoutS({ timeout }: ReconnectDraft): number | undefined {
  const seconds = optionalNumber(timeout);
  return seconds === DEFAULT_CONNECT_TIMEOUT_S ? undefined : seconds;
}

/** Milliseconds; null for what is no delay. */
export function firstDelayMs({ firstDelay }: ReconnectDraft): number | null {
  return firstDelay.trim() === '' ? DEFAULT_RECONNECT.firstDelayMs : readSeconds(firstDelay);
}

/** Milliseconds; null for what is no delay. Left empty it is never shorter than the first. */
export function maxDelayMs(draft: ReconnectDraft): number | null {
  if (draft.maxDelay.trim() !== '') return readSeconds(draft.maxDelay);
  return Math.max(DEFAULT_RECONNECT.maxDelayMs, firstDelayMs(draft) ?? 0);
}

export function reconnectFaults(draft: ReconnectDraft) {
  const first = firstDelayMs(draft);
  const max = maxDelayMs(draft);
  return present({
    'reconnect.firstDelay': faultOfDelay(first),
    'reconnect.maxDelay':
      faultOfDelay(max) ?? (first !== null && max !== null && max < first ? 'delay-order' : undefined),
    'reconnect.attempts': isEmptyOrWhole(draft.attempts, 1, MAX_ATTEMPTS) ? undefined : 'attempts',
    'reconnect.timeout': isEmptyOrWhole(draft.timeout, 1, MAX_TIMEOUT_S) ? undefined : 'timeout',
  });
}

function faultOfDelay(delayMs: number | null): DraftFault | undefined {
  return delayMs !== null && delayMs >= MIN_DELAY_MS && delayMs <= MAX_DELAY_MS ? undefined : 'delay';
}
