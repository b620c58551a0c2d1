// What was observed at the stage that failed, in one line.

import { formatReasonCode } from '../../../../core/mqtt/reason-code.ts';
import type { UpgradeProbe } from '../../../../core/protocol/companion-contract.ts';
import type { Verdict } from './cause.ts';
import { type Facts, failedEndpoint, isOverTcp } from './facts.ts';
import { failureReason } from './failure-values.ts';
import type { Line, LineKey } from './line.ts';
import type { SeenBy } from './stage-rows.ts';

interface Failed {
  readonly line: Line;
  readonly by: SeenBy;
}

export function failedLine(facts: Facts, verdict: Verdict): Failed {
  const { failure, report } = facts;
  switch (verdict.stage) {
    case 'address':
      return of(verdict.certain ? 'addressFailed' : 'addressMaybe', verdict.certain ? 'browser' : 'inferred', {
        address: failure.address,
      });
    case 'reach':
      return reachFailed(facts, verdict);
    case 'tls':
      return tlsFailed(facts, verdict);
    case 'upgrade':
      if (verdict.certain && report?.upgrade) return upgradeFailed(report.upgrade);
      return failure.cause.kind === 'open-timeout'
        ? of('upgradeSilentBrowser', 'browser')
        : of('upgradeFailedBrowser', 'browser', { closeCode: failure.close?.code ?? '—' });
    case 'mqtt':
      return mqttFailed(facts);
    case 'session':
      return of(failure.cause.kind === 'server-disconnect' ? 'sessionDisconnect' : 'sessionFailed', 'browser', {
        ...reasonValues(facts),
      });
  }
}

function of(key: LineKey, by: SeenBy, values: Line['values'] = {}): Failed {
  return { line: { key, values }, by };
}

function reachFailed({ failure, report }: Facts, { cause, certain }: Verdict): Failed {
  const { host, port } = failedEndpoint(failure);
  const values = { host, port: String(port), remote: report?.name.ok ? (report.name.addresses[0] ?? host) : host };
  const by = certain ? 'companion' : 'inferred';
  switch (cause) {
    case 'offline':
      return of('reachOffline', 'browser');
    case 'companion-gone':
    case 'bridge-failed':
      return of('reachNoCompanion', 'browser');
    case 'unknown-host':
      return of('reachUnknownHost', by, values);
    case 'closed-port':
      return of('reachRefused', by, values);
    case 'hung-up':
      return of('reachHungUp', by, values);
    case 'host-silent':
      return of('reachSilent', by, values);
    default:
      return of('reachFailed', by, values);
  }
}

function tlsFailed({ failure, report }: Facts, { cause, certain }: Verdict): Failed {
  const by = certain ? 'companion' : 'inferred';
  const { scheme } = failedEndpoint(failure);
  switch (cause) {
    case 'certificate-expired':
    case 'certificate-not-yet-valid':
    case 'certificate-wrong-name':
    case 'certificate-self-signed':
    case 'certificate-unknown-issuer':
    case 'certificate-other':
      return of('tlsCertificate', by);
    case 'needs-tls':
      return of('tlsNeeded', by, { scheme });
    case 'no-tls':
    case 'mqtt-tcp-port':
      return of('tlsNotSpoken', by);
    case 'client-certificate':
      return of('tlsClientCertificate', by);
    case 'bad-tls-settings':
      return of('tlsSettings', by);
    case 'no-answer':
      return of('tlsSilent', by);
    case 'hung-up':
      return of('tlsClosed', by);
    default: {
      const tls = report?.tls;
      const told = tls && !tls.ok ? tls.message : 'message' in failure.cause ? failure.cause.message : '';
      return of('tlsFailed', by, { message: told });
    }
  }
}

function upgradeFailed(upgrade: UpgradeProbe): Failed {
  switch (upgrade.kind) {
    case 'switched':
      return upgrade.subprotocol === null
        ? of('upgradeNoSubprotocol', 'companion')
        : of('upgradeOtherSubprotocol', 'companion', { subprotocol: upgrade.subprotocol });
    case 'http':
      return of('upgradeStatus', 'companion', { status: `${upgrade.status} ${upgrade.statusText}`.trim() });
    case 'closed':
    case 'reset':
      return of('upgradeClosed', 'companion');
    case 'timeout':
      return of('upgradeSilent', 'companion');
    case 'not-http':
      return of('upgradeNotHttp', 'companion', { answer: upgrade.answer.slice(0, 40) });
  }
}

function mqttFailed(facts: Facts): Failed {
  const { failure } = facts;
  const by = isOverTcp(failedEndpoint(failure)) ? 'companion' : 'browser';
  switch (failure.cause.kind) {
    case 'refused':
      return of('mqttRefused', 'browser', reasonValues(facts));
    case 'auth-continues':
      return of('mqttAuth', 'browser', { method: failure.cause.method });
    case 'server-disconnect':
      return of('sessionDisconnect', 'browser', reasonValues(facts));
    case 'no-connack':
      return of('mqttSilent', 'browser');
    case 'closed-before-connack':
      return of('mqttClosed', by);
    case 'protocol-violation':
      return of('mqttBadAnswer', 'browser');
    default:
      return of('mqttFailed', by);
  }
}

function reasonValues({ failure }: Facts): Readonly<Record<string, string>> {
  const { cause } = failure;
  return 'reasonCode' in cause ? { code: formatReasonCode(cause.reasonCode), reason: failureReason(failure) } : {};
}
