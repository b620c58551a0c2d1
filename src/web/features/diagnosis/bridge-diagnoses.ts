// What the companion reports when it cannot reach a broker over TCP. It knows more than a browser.
import type { BridgeErrorCode } from '../../../core/protocol/companion-contract.ts';
import type { Diagnosis } from './diagnose.ts';

type BridgeDiagnosis = Pick<Diagnosis, 'title' | 'seen' | 'why' | 'steps' | 'certain'>;

export const BRIDGE_DIAGNOSES: Readonly<Record<BridgeErrorCode, BridgeDiagnosis>> = {
  'bad-request': {
    title: 'bridgeBadRequest',
    seen: 'bridgeRequest',
    why: ['bridgeBadRequest'],
    certain: true,
    steps: ['reload'],
  },
  'bad-token': {
    title: 'bridgeBadToken',
    seen: 'bridgeRequest',
    why: ['bridgeBadToken'],
    certain: true,
    steps: ['reload'],
  },
  'target-not-allowed': {
    title: 'bridgeNotAllowed',
    seen: 'bridgeRequest',
    why: ['bridgeNotAllowed'],
    certain: true,
    steps: ['allowTarget'],
  },
  'host-not-found': {
    title: 'bridgeHostNotFound',
    seen: 'bridge',
    why: ['bridgeHostNotFound'],
    certain: true,
    steps: ['checkHost'],
  },
  refused: {
    title: 'bridgeRefused',
    seen: 'bridge',
    why: ['bridgeRefused'],
    certain: true,
    steps: ['checkRunning', 'otherPort'],
  },
  timeout: {
    title: 'bridgeTimeout',
    seen: 'bridge',
    why: ['bridgeTimeout'],
    certain: false,
    steps: ['checkHost', 'otherPort', 'checkFirewall'],
  },
  unreachable: {
    title: 'bridgeUnreachable',
    seen: 'bridge',
    why: ['bridgeUnreachable'],
    certain: true,
    steps: ['checkHost', 'checkNetwork'],
  },
  reset: {
    title: 'bridgeReset',
    seen: 'bridge',
    why: ['bridgeReset'],
    certain: false,
    steps: ['otherPort', 'tryTls', 'checkFirewall', 'lookAtLog'],
  },
  certificate: {
    title: 'bridgeCertificate',
    seen: 'bridge',
    why: ['bridgeCertificate'],
    certain: true,
    steps: ['trustCertificate', 'trustCa'],
  },
  'client-certificate': {
    title: 'bridgeTls',
    seen: 'bridge',
    why: ['bridgeTls'],
    certain: true,
    steps: ['askAdministrator'],
  },
  'bad-tls-settings': { title: 'bridgeTls', seen: 'bridge', why: ['bridgeOther'], certain: true, steps: ['reload'] },
  tls: { title: 'bridgeTls', seen: 'bridge', why: ['bridgeTls'], certain: false, steps: ['otherPort', 'tryPlain'] },
  other: {
    title: 'bridgeOther',
    seen: 'bridge',
    why: ['bridgeOther'],
    certain: true,
    steps: ['checkHost', 'checkRunning'],
  },
};
