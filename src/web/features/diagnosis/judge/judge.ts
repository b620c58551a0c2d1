// From the facts of a failed connection to its cause. What the engine met itself comes first, then what the companion saw
// at the same target, and only then what can be inferred from inside a browser.
import { assertUnreachable } from '../../../../core/base/assert.ts';
import { isBlockedPort } from '../../../../core/mqtt/blocked-ports.ts';
import { guessed, seen, type Verdict } from './cause.ts';
import { type Facts, failedEndpoint, isOverTcp } from './facts.ts';
import { judgeBridge } from './judge-bridge.ts';
import { judgeDisconnect } from './judge-disconnect.ts';
import { judgeNeverOpened } from './judge-never-opened.ts';
import { judgeRefusal } from './judge-refusal.ts';
import { judgeReport } from './judge-report.ts';
import { judgeBadAnswer, judgeNoConnack } from './judge-unanswered.ts';

/** A connection that breaks this soon was often thrown out by another one with its client id. */
const DROPPED_AT_ONCE_MS = 3_000;

export function judge(facts: Facts): Verdict {
  const { failure, session } = facts;
  const { cause } = failure;
  switch (cause.kind) {
    case 'invalid-address':
    case 'mixed-content':
    case 'offline':
    case 'bridge-missing':
    case 'engine-crashed':
      return seen(cause.kind);
    case 'bridge':
      return judgeBridge(cause, facts);
    case 'never-opened':
    case 'open-timeout':
      return judgeUnopened(facts);
    case 'no-connack':
    case 'closed-before-connack':
      return judgeNoConnack(cause.kind, facts);
    case 'refused':
      return judgeRefusal(cause.reasonCode, facts.context);
    case 'auth-continues':
      return seen('refused-auth-method');
    case 'server-disconnect':
      return judgeDisconnect(cause.reasonCode, session !== null);
    case 'keep-alive-timeout':
      return seen('keep-alive-timeout');
    case 'dropped':
      return failure.elapsedMs < DROPPED_AT_ONCE_MS
        ? guessed(['dropped', 'taken-over', 'shutting-down', 'over-limit'])
        : guessed(['dropped', 'shutting-down', 'taken-over', 'over-limit']);
    case 'take-over-loop':
      return guessed(['take-over-loop', 'dropped']);
    case 'protocol-violation':
      return session ? seen('protocol-violation') : judgeBadAnswer(cause, facts);
    default:
      return assertUnreachable(cause);
  }
}

function judgeUnopened(facts: Facts): Verdict {
  const { failure, report, browser } = facts;
  const endpoint = failedEndpoint(failure);
  if (!isOverTcp(endpoint) && isBlockedPort(endpoint.port)) return seen('blocked-port');
  if (browser?.violatedDirective) return seen('policy');
  return (report && judgeReport(report)) ?? judgeNeverOpened(facts);
}
