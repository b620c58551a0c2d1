// What the companion saw at the target, layer by layer: the first layer that failed, and why.
import type {
  CertificateFacts,
  ProbeReport,
  TcpProbe,
  TlsProbe,
  UpgradeProbe,
} from '../../../../core/protocol/companion-contract.ts';
import { type Cause, guessed, seen, type Verdict } from './cause.ts';
import { isOverTcp, isSecure } from './facts.ts';

/** Null: the companion found nothing wrong, or did not come far enough to find it. */
export function judgeReport(report: ProbeReport): Verdict | null {
  const { target, name, tcp, tls, upgrade } = report;
  if (!name.ok) return seen('unknown-host');
  if (!tcp) return null;
  if (!tcp.ok) return judgeTcp(tcp.code);
  if (isSecure(target) && tls && !tls.ok) return judgeTls(tls, report);
  return isOverTcp(target) ? judgeStream(report) : upgrade && judgeUpgrade(upgrade, report);
}

function judgeTcp(code: Extract<TcpProbe, { ok: false }>['code']): Verdict {
  switch (code) {
    case 'refused':
      return seen('closed-port');
    case 'timeout':
      return seen('host-silent');
    case 'reset':
      return seen('hung-up');
    case 'unreachable':
      return seen('unreachable');
    case 'other':
      return guessed(['unreachable', 'host-silent']);
  }
}

export function certificateCause(certificate: CertificateFacts | null | undefined): Cause {
  switch (certificate?.problem) {
    case 'expired':
    case 'not-yet-valid':
    case 'wrong-name':
    case 'self-signed':
    case 'unknown-issuer':
      return `certificate-${certificate.problem}`;
    default:
      return 'certificate-other';
  }
}

function judgeTls(tls: Extract<TlsProbe, { ok: false }>, { target, portSpeaks }: ProbeReport): Verdict {
  switch (tls.code) {
    case 'certificate':
      return seen(certificateCause(tls.certificate));
    case 'client-certificate':
    case 'bad-tls-settings':
      return seen(tls.code);
    case 'not-tls':
    case 'closed':
    case 'timeout':
    case 'other':
      // Over TLS nothing came of it: without, the port may say what it is.
      if (portSpeaks.includes('mqtt') && !isOverTcp(target)) return seen('mqtt-tcp-port', ['no-tls'], 'tls');
      if (portSpeaks.some((speech) => speech === 'mqtt' || speech === 'http' || speech === 'websocket'))
        return seen('no-tls');
      if (tls.code === 'not-tls') return seen('no-tls');
      if (tls.code === 'closed') return seen('hung-up', ['no-tls', 'tls-failed'], 'tls');
      if (tls.code === 'timeout') return seen('no-answer', ['no-tls'], 'tls');
      return seen('tls-failed');
  }
}

/** Whether something on the port itself speaks TLS, where the target was tried without. */
function speaksTls({ portSpeaks }: ProbeReport): boolean {
  return portSpeaks.includes('tls') || portSpeaks.includes('mqtt-over-tls');
}

function judgeUpgrade(upgrade: UpgradeProbe, report: ProbeReport): Verdict | null {
  const { target, portSpeaks } = report;
  if (upgrade.kind === 'switched') {
    if (upgrade.subprotocol === null) return seen('no-subprotocol');
    return upgrade.subprotocol === target.subprotocol ? null : seen('wrong-subprotocol');
  }
  if (otherSubprotocolWorks(report)) return seen('wrong-subprotocol');
  if (!isSecure(target) && speaksTls(report)) return seen('needs-tls');
  if (upgrade.kind === 'http') return judgeStatus(upgrade.status, report);
  if (portSpeaks.includes('mqtt') || portSpeaks.includes('mqtt-over-tls')) return seen('mqtt-tcp-port');
  // mosquitto closes without a word when it does not know the subprotocol.
  if (target.subprotocol !== 'mqtt' && portSpeaks.includes('websocket')) return seen('wrong-subprotocol');
  switch (upgrade.kind) {
    case 'closed':
    case 'reset':
      return seen('hung-up', ['wrong-path'], 'upgrade');
    case 'timeout':
      return seen('no-answer', [], 'upgrade');
    case 'not-http':
      return seen('not-mqtt', [], 'upgrade');
  }
}

function judgeStatus(status: number, report: ProbeReport): Verdict {
  if (otherPathWorks(report)) return seen('wrong-path');
  // A page, or a redirect to one.
  if (status < 300) return seen('web-server', ['wrong-path']);
  if (status === 404 || status === 405 || status === 410) {
    const others = report.alternatives.filter((other) => samePort(report, other.target) && other.outcome === 'http');
    return others.length > 0
      ? seen('web-server', ['wrong-path', 'http-status'])
      : guessed(['wrong-path', 'web-server']);
  }
  return seen('http-status', ['wrong-path', 'web-server']);
}

function samePort({ target }: ProbeReport, other: ProbeReport['target']): boolean {
  return other.port === target.port && other.scheme === target.scheme;
}

function otherPathWorks(report: ProbeReport): boolean {
  return report.alternatives.some(
    ({ target, outcome }) =>
      samePort(report, target) && target.path !== report.target.path && (outcome === 'mqtt' || outcome === 'upgraded'),
  );
}

function otherSubprotocolWorks({ target, alternatives }: ProbeReport): boolean {
  return alternatives.some(
    ({ target: other, outcome }) =>
      (outcome === 'mqtt' || outcome === 'upgraded') &&
      other.subprotocol !== target.subprotocol &&
      other.scheme === target.scheme &&
      other.port === target.port &&
      other.path === target.path,
  );
}

/** CONNECT went over TCP or TLS. */
function judgeStream(report: ProbeReport): Verdict | null {
  const { target, mqtt, portSpeaks, alternatives } = report;
  if (mqtt === null || mqtt.kind === 'connack') return null;
  if (!isSecure(target) && speaksTls(report)) return seen('needs-tls');
  const webSocket =
    portSpeaks.includes('websocket') ||
    alternatives.some(
      ({ target: other, outcome }) =>
        other.port === target.port && !isOverTcp(other) && (outcome === 'mqtt' || outcome === 'upgraded'),
    );
  if (webSocket) return seen('websocket-port');
  const http = portSpeaks.includes('http') || (mqtt.kind === 'other' && mqtt.answer.startsWith('HTTP/'));
  if (http) return seen('web-server', ['websocket-port'], 'mqtt');
  switch (mqtt.kind) {
    case 'other':
      return seen('not-mqtt');
    case 'closed':
      return seen('closed-before-connack', ['hung-up', 'not-mqtt']);
    case 'timeout':
      return seen('no-answer', ['not-mqtt']);
  }
}
