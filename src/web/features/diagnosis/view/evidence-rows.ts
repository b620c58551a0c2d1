// What was seen, value by value, for people who look closer and for the report.
import { versionName } from '../../../../core/mqtt/protocol-version.ts';
import { formatReasonCode } from '../../../../core/mqtt/reason-code.ts';
import type { CertificateFacts } from '../../../../core/protocol/companion-contract.ts';
import type { diagnosis as texts } from '../../../i18n/en/diagnosis.ts';
import type { Facts } from '../judge/facts.ts';
import { failureReason } from '../judge/failure-values.ts';

export type EvidenceKey = keyof (typeof texts)['evidence'];

export interface EvidenceRow {
  readonly name: EvidenceKey;
  readonly value:
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'ms' | 'time' | 'date'; readonly ms: number }
    /** A text of `evidence`. */
    | { readonly kind: 'word'; readonly word: EvidenceKey };
}

function text(name: EvidenceKey, value: string): EvidenceRow {
  return { name, value: { kind: 'text', text: value } };
}

function word(name: EvidenceKey, value: EvidenceKey): EvidenceRow {
  return { name, value: { kind: 'word', word: value } };
}

/** What the engine, and so the browser, saw of the attempt itself. */
export function attemptRows({ failure, browser }: Pick<Facts, 'failure' | 'browser'>): EvidenceRow[] {
  const { cause, close, address, version, elapsedMs, openedAfterMs, at } = failure;
  const rows: EvidenceRow[] = [
    { name: 'time', value: { kind: 'time', ms: at } },
    text('address', address),
    text('version', versionName(version)),
    openedAfterMs === null ? word('opened', 'never') : { name: 'opened', value: { kind: 'ms', ms: openedAfterMs } },
    { name: 'ended', value: { kind: 'ms', ms: elapsedMs } },
    close ? text('closeCode', String(close.code)) : word('closeCode', 'none'),
  ];
  if (close) {
    rows.push(close.reason === '' ? word('closeReason', 'empty') : text('closeReason', close.reason));
    rows.push(text('wasClean', String(close.wasClean)));
  }
  if ('reasonCode' in cause)
    rows.push(text('reasonCode', `${formatReasonCode(cause.reasonCode)} ${failureReason(failure)}`));
  if ('reasonString' in cause && cause.reasonString !== null) rows.push(text('reasonString', cause.reasonString));
  if ('message' in cause && cause.message) rows.push(text('message', cause.message));
  if (cause.kind === 'protocol-violation') rows.push(text('clause', cause.clause), text('packet', String(cause.seq)));
  if (browser) {
    const answered = browser.http.some(({ outcome }) => outcome === 'answered');
    const [glance] = browser.http;
    if (glance) rows.push(word('http', answered ? 'answered' : glance.outcome));
    rows.push(word('online', browser.online ? 'yes' : 'no'));
    if (browser.localNetwork) rows.push(word('localNetwork', browser.localNetwork));
  }
  return rows;
}

export function certificateRows(certificate: CertificateFacts): EvidenceRow[] {
  const { subject, issuer, names, validFrom, validTo, sha256 } = certificate;
  return [
    text('subject', subject),
    text('issuer', issuer),
    text('names', names.join(', ') || subject),
    { name: 'validFrom', value: { kind: 'date', ms: validFrom } },
    { name: 'validTo', value: { kind: 'date', ms: validTo } },
    text('sha256', sha256),
  ];
}
