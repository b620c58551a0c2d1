// What can be done about a failure with one press: a change of the profile. What was seen to work comes first; what is only
// proposed says so.
import { DEFAULT_PATH, type Endpoint, type Scheme } from '../../../../core/mqtt/endpoint.ts';
import type { ProtocolVersion } from '../../../../core/mqtt/protocol-version.ts';
import type { CertificateFacts } from '../../../../core/protocol/companion-contract.ts';
import type { Cause, Verdict } from './cause.ts';
import { type Facts, failedEndpoint, isOverTcp, isSecure } from './facts.ts';
import { otherVersion } from './failure-values.ts';
import { triedRows } from './tried-rows.ts';

export type Remedy =
  | { readonly kind: 'version'; readonly version: ProtocolVersion }
  /** `worked`: MQTT, or at least a WebSocket, was found there. */
  | { readonly kind: 'endpoint'; readonly endpoint: Endpoint; readonly worked: boolean }
  | { readonly kind: 'client-id' }
  | { readonly kind: 'accept-certificate'; readonly certificate: CertificateFacts }
  | { readonly kind: 'server-name'; readonly name: string }
  /** Opens the form: only the person knows them. */
  | { readonly kind: 'credentials' };

/** At most this many of the found endpoints are offered. */
const MAX_ENDPOINTS = 2;

/** The likeliest to help first. */
export function remedies(facts: Facts, verdict: Verdict): Remedy[] {
  const { cause, likely } = verdict;
  const { version } = facts.failure;
  switch (cause) {
    case 'refused-version':
      return [{ kind: 'version', version: otherVersion(version) }];
    case 'closed-before-connack':
    case 'no-answer':
      return [...endpoints(facts, verdict), ...(likely.includes('refused-version') ? [otherVersionOf(version)] : [])];
    case 'wrong-subprotocol':
      return [...endpoints(facts, verdict), ...(version === 3 ? [otherVersionOf(version)] : [])];
    case 'refused-client-id':
    case 'taken-over':
    case 'take-over-loop':
      return [{ kind: 'client-id' }];
    case 'dropped':
      return likely[0] === 'taken-over' ? [{ kind: 'client-id' }] : [];
    case 'refused-no-username':
    case 'refused-credentials':
    case 'refused-not-authorized':
    case 'unauthenticated':
      return [{ kind: 'credentials' }];
    case 'certificate-expired':
    case 'certificate-not-yet-valid':
    case 'certificate-wrong-name':
    case 'certificate-self-signed':
    case 'certificate-unknown-issuer':
    case 'certificate-other':
      return byCertificate(facts, verdict);
    default:
      return CAUSES_OF_ADDRESS.has(cause) ? endpoints(facts, verdict) : [];
  }
}

function otherVersionOf(version: ProtocolVersion): Remedy {
  return { kind: 'version', version: otherVersion(version) };
}

const CAUSES_OF_ADDRESS: ReadonlySet<Cause> = new Set<Cause>([
  'closed-port',
  'host-silent',
  'hung-up',
  'blocked-port',
  'mixed-content',
  'bridge-missing',
  'mqtt-tcp-port',
  'websocket-port',
  'needs-tls',
  'no-tls',
  'tls-failed',
  'wrong-path',
  'http-status',
  'web-server',
  'no-subprotocol',
  'not-mqtt',
  'never-opened',
]);

/** Only of `mqtts://`: for `wss://` nobody but the browser decides. */
function byCertificate({ failure, report }: Facts, { cause, certain }: Verdict): Remedy[] {
  if (failedEndpoint(failure).scheme !== 'mqtts' || !certain) return [];
  const certificate = shownCertificate({ failure, report });
  if (!certificate) return [];
  const name = certificate.names.find((one) => !one.includes('*'));
  return [
    ...(cause === 'certificate-wrong-name' && name ? [{ kind: 'server-name', name } as const] : []),
    { kind: 'accept-certificate', certificate },
  ];
}

export function shownCertificate({ failure, report }: Pick<Facts, 'failure' | 'report'>): CertificateFacts | null {
  const { cause } = failure;
  return (cause.kind === 'bridge' ? cause.certificate : undefined) ?? report?.tls?.certificate ?? null;
}

function endpoints(facts: Facts, verdict: Verdict): Remedy[] {
  const working = triedRows(facts)
    .filter(({ endpoint, works }) => works && (facts.context.bridge || !isOverTcp(endpoint)))
    .map(({ endpoint }): Remedy => ({ kind: 'endpoint', endpoint, worked: true }));
  if (working.length > 0) return working.slice(0, MAX_ENDPOINTS);
  const proposed = proposal(facts, verdict);
  return proposed ? [{ kind: 'endpoint', endpoint: proposed, worked: false }] : [];
}

/** What the cause itself suggests. */
function proposal({ failure, report, context }: Facts, { cause }: Verdict): Endpoint | null {
  const endpoint = failedEndpoint(failure);
  const secure = isSecure(endpoint);
  const overTcp = isOverTcp(endpoint);
  const as = (scheme: Scheme): Endpoint => ({ ...endpoint, scheme, path: overTcp ? DEFAULT_PATH : endpoint.path });
  switch (cause) {
    case 'mqtt-tcp-port': {
      const tls = report ? report.portSpeaks.includes('mqtt-over-tls') : secure || endpoint.port === 8883;
      return context.bridge ? as(tls ? 'mqtts' : 'mqtt') : null;
    }
    case 'websocket-port':
      return as(secure ? 'wss' : 'ws');
    case 'needs-tls':
      if (overTcp) return as('mqtts');
      return report?.portSpeaks.includes('mqtt-over-tls') && context.bridge ? as('mqtts') : as('wss');
    case 'no-tls':
      if (overTcp) return as('mqtt');
      return report?.portSpeaks.includes('mqtt') && context.bridge ? as('mqtt') : as('ws');
    case 'mixed-content':
      return as('wss');
    default:
      return null;
  }
}
