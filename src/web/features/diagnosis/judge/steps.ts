// What a person can do about a cause, where no button does it. The first is the likeliest to help.
import type { diagnosis as texts } from '../../../i18n/en/diagnosis.ts';
import type { Cause, Verdict } from './cause.ts';
import { type Facts, failedEndpoint } from './facts.ts';

export type StepKey = keyof (typeof texts)['step'];

const CERTIFICATE: readonly StepKey[] = ['trustCertificate', 'trustCa'];

const STEPS: Readonly<Record<Cause, readonly StepKey[]>> = {
  'invalid-address': ['checkAddress'],
  'blocked-port': ['freePort'],
  'mixed-content': ['useWss', 'openOverHttp'],
  policy: ['policyHost'],
  'local-network': ['allowLocalNetwork', 'openOverHttp'],
  'bridge-missing': ['runCompanion', 'useWebSocketPort'],
  'target-not-allowed': ['allowTarget'],
  'bridge-failed': ['reload'],
  'companion-gone': ['startCompanion'],
  offline: ['checkNetwork'],
  'unknown-host': ['checkHost'],
  'closed-port': ['checkRunning', 'checkListen'],
  'host-silent': ['checkHost', 'checkFirewall'],
  unreachable: ['checkHost', 'checkNetwork'],
  'hung-up': ['lookAtLog', 'checkFirewall'],
  'needs-tls': ['checkScheme'],
  'no-tls': ['checkScheme'],
  'certificate-expired': ['renewCertificate', 'checkClock'],
  'certificate-not-yet-valid': ['checkClock', 'renewCertificate'],
  'certificate-wrong-name': ['useCertificateName', 'trustCertificate'],
  'certificate-self-signed': CERTIFICATE,
  'certificate-unknown-issuer': CERTIFICATE,
  'certificate-other': CERTIFICATE,
  'client-certificate': ['addClientCertificate'],
  'bad-tls-settings': ['checkTlsSettings'],
  'tls-failed': ['checkScheme', 'lookAtLog'],
  'never-opened': ['testAgain', 'checkPort'],
  'mqtt-tcp-port': ['checkPort', 'enableWebSocket'],
  'wrong-path': ['checkPath'],
  'http-status': ['checkProxy'],
  'web-server': ['checkPort', 'checkPath'],
  'wrong-subprotocol': ['checkPort'],
  'no-subprotocol': ['checkProxy', 'checkPort'],
  'websocket-port': ['otherPort'],
  'no-answer': ['checkPort', 'lookAtLog'],
  'closed-before-connack': ['checkCredentials', 'lookAtLog'],
  'not-mqtt': ['checkPort'],
  unauthenticated: ['checkCredentials', 'checkRights'],
  'refused-version': ['otherVersion'],
  'refused-client-id': ['otherClientId'],
  'refused-unavailable': ['waitAndRetry', 'askAdministrator'],
  'refused-credentials': ['checkCredentials'],
  'refused-not-authorized': ['checkCredentials', 'checkRights', 'lookAtLog'],
  'refused-no-username': ['addUsername', 'lookAtLog'],
  'refused-banned': ['askAdministrator'],
  'refused-moved': ['useOtherServer'],
  'refused-auth-method': ['checkAuthMethod'],
  'refused-will': ['changeWill'],
  'refused-packet-size': ['smallerConnect'],
  'refused-other': ['lookAtLog', 'askAdministrator'],
  'taken-over': ['ownClientId'],
  'take-over-loop': ['ownClientId'],
  'keep-alive-timeout': ['checkNetwork', 'lookAtLog'],
  'packet-too-large': ['smallerMessages'],
  'over-limit': ['keepLimits'],
  'shutting-down': ['waitAndRetry', 'checkRunning'],
  administrative: ['askAdministrator'],
  'disconnect-moved': ['useOtherServer'],
  'disconnect-not-authorized': ['checkRights'],
  'disconnect-other': ['lookAtLog'],
  dropped: ['checkRunning', 'lookAtLog'],
  'protocol-violation': ['lookAtLog', 'reportBroker'],
  'engine-crashed': ['reportUs'],
};

export function steps({ failure, context }: Facts, { cause, certain }: Verdict): StepKey[] {
  const { scheme } = failedEndpoint(failure);
  const own = STEPS[cause].filter((step) => step !== 'trustCa' || scheme === 'mqtts');
  // The browser tells a person on a page of its own what it does not tell a script.
  if (scheme === 'wss' && (cause.startsWith('certificate-') || (!certain && failure.openedAfterMs === null))) {
    return ['openCertificate', ...own];
  }
  if (cause === 'mqtt-tcp-port' && !context.bridge) return [...own, 'runCompanion'];
  return own;
}
