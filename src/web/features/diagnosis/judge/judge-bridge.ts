// The companion's bridge did not get through to a TCP broker, and says with a code how far it came.
import type { FailureCause } from '../../../../core/protocol/engine-contract.ts';
import { guessed, seen, type Verdict } from './cause.ts';
import type { Facts } from './facts.ts';
import { certificateCause, judgeReport } from './judge-report.ts';

export function judgeBridge(cause: FailureCause & { kind: 'bridge' }, { failure, report }: Facts): Verdict {
  const closer = report && judgeReport(report);
  switch (cause.code) {
    case 'bad-request':
    case 'bad-token':
      return seen('bridge-failed');
    case 'target-not-allowed':
      return seen('target-not-allowed');
    case 'host-not-found':
      return seen('unknown-host');
    case 'refused':
      return seen('closed-port');
    case 'unreachable':
      return seen('unreachable');
    // Of TCP or of TLS: the bridge says the same of both.
    case 'timeout':
      return closer ?? guessed(['host-silent', 'no-answer', 'no-tls']);
    case 'reset':
      return closer ?? guessed(['hung-up', 'needs-tls', 'no-tls']);
    case 'certificate':
      return seen(certificateCause(cause.certificate ?? shownCertificate(report)));
    case 'client-certificate':
    case 'bad-tls-settings':
      return seen(cause.code);
    case 'tls':
      return closer ?? guessed(['tls-failed', 'no-tls', 'client-certificate']);
    case 'other':
      // The bridge's own WebSocket ended, rather than an answer from it.
      if (failure.close) return report ? seen('bridge-failed') : guessed(['companion-gone', 'bridge-failed']);
      return closer ?? seen('bridge-failed');
  }
}

function shownCertificate(report: Facts['report']) {
  return report?.tls ? report.tls.certificate : null;
}
