// What a CONNACK with a code, or a DISCONNECT from the broker, means. Codes of 3.1 and 3.1.1 are 1 to 5; those of 5 begin
// at 0x80. A broker that knows no version 5 answers with the older ones to it too.
import type { ProtocolVersion } from '../../../core/mqtt/protocol-version.ts';
import type { Words } from './diagnosis.ts';

/** Version 5's features that CONNECT may ask for and a broker may not have. */
const FEATURES: ReadonlySet<number> = new Set([0x81, 0x82, 0x90, 0x95, 0x99, 0x9a, 0x9b]);

const UNAVAILABLE: ReadonlySet<number> = new Set([3, 0x88, 0x89, 0x97, 0x9f]);

export function diagnoseRefusal(code: number, version: ProtocolVersion, sendsUsername: boolean): Words {
  if (code === 4 || code === 0x86) return credentials('credentialsBad', sendsUsername);
  if (code === 5 || code === 0x87) return credentials('credentialsNotAuthorized', sendsUsername);
  if (code === 0x8c) {
    return { title: 'credentials', meaning: ['authenticationMethod'], steps: ['askAdministrator', 'brokerLog'] };
  }
  if (code === 1 || code === 0x84) {
    const otherVersion = version === 4 ? 5 : 4;
    return { title: 'versionRefused', meaning: ['versionRefused'], steps: ['otherVersion'], otherVersion };
  }
  if (code === 2 || code === 0x85) {
    return { title: 'clientIdRefused', meaning: ['clientIdRefused'], steps: ['changeClientId', 'askAdministrator'] };
  }
  if (UNAVAILABLE.has(code)) return { title: 'unavailable', meaning: ['unavailable'], steps: ['wait', 'brokerLog'] };
  if (code === 0x8a) return { title: 'banned', meaning: ['banned'], steps: ['askAdministrator', 'changeClientId'] };
  if (isMoved(code)) return { title: 'moved', meaning: ['moved'], steps: ['askAdministrator', 'checkAddress'] };
  if (FEATURES.has(code)) {
    return { title: 'featureRefused', meaning: ['featureRefused'], steps: ['checkSettings', 'brokerLog'] };
  }
  return { title: 'refused', meaning: ['refused'], steps: ['brokerLog', 'askAdministrator'] };
}

function credentials(meaning: 'credentialsBad' | 'credentialsNotAuthorized', sendsUsername: boolean): Words {
  return sendsUsername
    ? { title: 'credentials', meaning: [meaning], steps: ['checkCredentials', 'askAdministrator', 'brokerLog'] }
    : { title: 'credentials', meaning: ['credentialsMissing'], steps: ['enterCredentials', 'askAdministrator'] };
}

/** What a client did too much of, or should not have done: receive maximum, alias, size, rate, quota, QoS, retain, … */
const OVER_LIMIT: ReadonlySet<number> = new Set([
  0x93, 0x94, 0x95, 0x96, 0x97, 0x99, 0x9a, 0x9b, 0x9e, 0x9f, 0xa1, 0xa2,
]);

export function diagnoseServerDisconnect(code: number): Words {
  if (code === 0x8e) return { title: 'takenOver', meaning: ['takenOver'], steps: ['otherClient', 'ownClientId'] };
  if (code === 0x8b) return { title: 'shuttingDown', meaning: ['shuttingDown'], steps: ['wait'] };
  if (code === 0x8d) return { title: 'keepAliveTimeout', meaning: ['ended'], steps: ['checkNetwork'] };
  if (isMoved(code)) return { title: 'moved', meaning: ['moved'], steps: ['askAdministrator', 'checkAddress'] };
  if (code === 0x87 || code === 0x98) {
    return { title: 'endedByAdministrator', meaning: ['endedByAdministrator'], steps: ['askAdministrator', 'brokerLog'] };
  }
  if (OVER_LIMIT.has(code)) {
    return { title: 'endedOverLimit', meaning: ['endedOverLimit'], steps: ['checkSettings', 'brokerLog'] };
  }
  return { title: 'ended', meaning: ['ended'], steps: ['brokerLog', 'tryAgain'] };
}

/** `Use another server`, `Server moved`. */
function isMoved(code: number): boolean {
  return code === 0x9c || code === 0x9d;
}
