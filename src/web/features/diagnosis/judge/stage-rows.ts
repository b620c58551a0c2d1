// How far a connection came: one row a stage, with what was observed there, for how long, and by whom.
import { isWebSocketScheme } from '../../../../core/mqtt/endpoint.ts';
import type { ProtocolVersion } from '../../../../core/mqtt/protocol-version.ts';
import type { SessionInfo } from '../../../../core/protocol/engine-contract.ts';
import { STAGES, type StageName, type Verdict } from './cause.ts';
import { certificateValues } from './certificate-values.ts';
import { type Facts, failedEndpoint, isOverTcp, isSecure } from './facts.ts';
import { failedLine } from './failed-line.ts';
import type { Line } from './line.ts';

export type StageState = 'passed' | 'failed' | 'not-reached' | 'not-needed' | 'unknown';
export type SeenBy = 'companion' | 'browser' | 'inferred';

export interface StageRow {
  readonly stage: StageName;
  readonly state: StageState;
  readonly line: Line;
  readonly ms: number | null;
  /** Null: nothing was seen. */
  readonly by: SeenBy | null;
}

type Found = Omit<StageRow, 'stage'>;

/** Exactly one row is `failed`; what comes after it was not reached. Empty for a crash of our own: that is on no ladder. */
export function stageRows(facts: Facts, verdict: Verdict, now: number): StageRow[] {
  if (verdict.cause === 'engine-crashed') return [];
  const failedAt = STAGES.indexOf(verdict.stage);
  // The session is a stage only of a connection that had one.
  const stages = STAGES.filter((stage) => stage !== 'session' || facts.session !== null || verdict.stage === 'session');
  return stages.map((stage, index) => {
    if (index === failedAt) return { stage, ...failed(facts, verdict) };
    const found = passed(stage, facts, now);
    if (index < failedAt || found.state === 'not-needed') return { stage, ...found };
    return { stage, state: 'not-reached', line: notReached(stage, facts), ms: null, by: null };
  });
}

export interface Accepted {
  readonly address: string;
  readonly version: ProtocolVersion;
  readonly session: SessionInfo;
  /** From the attempt's begin to CONNACK. */
  readonly elapsedMs: number;
}

/** An attempt that succeeded: every stage was passed or is not needed. */
export function acceptedRows({ address, version, session, elapsedMs }: Accepted, now: number): StageRow[] {
  const openedAfterMs = Math.max(0, elapsedMs - session.connackMs);
  // The stages that were passed are read from an attempt; what became of it later is not asked.
  const failure = {
    cause: { kind: 'dropped' },
    at: now,
    elapsedMs,
    address,
    version,
    close: null,
    openedAfterMs,
  } as const;
  const context = { bridge: true, username: true, emptyClientId: false };
  const facts: Facts = { failure, session, report: null, browser: null, context };
  return STAGES.filter((stage) => stage !== 'session').map((stage) => ({ stage, ...passed(stage, facts, now) }));
}

function notReached(stage: StageName, { failure }: Facts): Line {
  if (stage !== 'mqtt') return { key: 'notReached' };
  return { key: failure.openedAfterMs === null ? 'connectNotSent' : 'notReached' };
}

function failed(facts: Facts, verdict: Verdict): Found {
  const { failure, report } = facts;
  const { line, by } = failedLine(facts, verdict);
  const probed = { reach: report?.tcp ?? report?.name, tls: report?.tls, upgrade: report?.upgrade };
  const ms =
    by === 'companion' && (verdict.stage === 'reach' || verdict.stage === 'tls' || verdict.stage === 'upgrade')
      ? (probed[verdict.stage]?.ms ?? failure.elapsedMs)
      : failure.elapsedMs;
  return { state: 'failed', line, ms: verdict.stage === 'address' ? null : ms, by };
}

function passed(stage: StageName, facts: Facts, now: number): Found {
  switch (stage) {
    case 'address':
      return found('passed', { key: 'addressPassed', values: { address: facts.failure.address } }, 'browser');
    case 'reach':
      return reachPassed(facts);
    case 'tls':
      return tlsPassed(facts, now);
    case 'upgrade':
      return upgradePassed(facts);
    case 'mqtt':
    case 'session':
      return mqttPassed(facts);
  }
}

function found(state: StageState, line: Line, by: SeenBy | null, ms: number | null = null): Found {
  return { state, line, ms, by };
}

function reachPassed({ failure, report, browser }: Facts): Found {
  const { host, port, scheme } = failedEndpoint(failure);
  if (report?.tcp?.ok) {
    const values = { remote: report.tcp.remoteAddress, port: String(port) };
    return found('passed', { key: 'reachPassed', values }, 'companion', report.name.ms + report.tcp.ms);
  }
  const values = { remote: host, port: String(port) };
  const bridged = failure.cause.kind === 'bridge' && CAUSE_OF_TLS.has(failure.cause.code);
  if (!isWebSocketScheme(scheme) && (failure.openedAfterMs !== null || bridged)) {
    return found('passed', { key: 'reachPassed', values }, 'companion', failure.openedAfterMs);
  }
  if (failure.openedAfterMs !== null) return found('passed', { key: 'reachPassed', values }, 'browser');
  const answered = browser?.http.find(({ outcome }) => outcome === 'answered');
  if (answered) return found('passed', { key: 'reachAnswered', values }, 'browser', answered.ms);
  return found('unknown', { key: 'reachUnknown' }, null);
}

/** Codes of the bridge that are about TLS: TCP was there. */
const CAUSE_OF_TLS: ReadonlySet<string> = new Set(['certificate', 'client-certificate', 'bad-tls-settings', 'tls']);

function tlsPassed({ failure, report, browser }: Facts, now: number): Found {
  const endpoint = failedEndpoint(failure);
  if (!isSecure(endpoint)) {
    return found('not-needed', { key: 'tlsNotNeeded', values: { scheme: endpoint.scheme } }, null);
  }
  if (report?.tls?.ok) {
    const { protocol, certificate, ms } = report.tls;
    const values = { ...certificateValues(certificate, now), protocol: protocol.replace(/^TLSv/, 'TLS ') };
    const key = certificate.problem === null ? 'tlsPassed' : 'tlsAccepted';
    return found('passed', { key, values }, 'companion', ms);
  }
  if (failure.openedAfterMs !== null) {
    return found('passed', { key: 'tlsOpened' }, isOverTcp(endpoint) ? 'companion' : 'browser');
  }
  if (browser?.http.some(({ scheme, outcome }) => scheme === 'https' && outcome === 'answered')) {
    return found('passed', { key: 'tlsOpened' }, 'browser');
  }
  return found('unknown', { key: 'tlsUnknown' }, null);
}

function upgradePassed({ failure }: Facts): Found {
  const endpoint = failedEndpoint(failure);
  if (isOverTcp(endpoint)) {
    return found('not-needed', { key: 'upgradeNotNeeded', values: { scheme: endpoint.scheme } }, null);
  }
  if (failure.openedAfterMs === null) return found('unknown', { key: 'notReached' }, null);
  const subprotocol = failure.version === 3 ? 'mqttv3.1' : 'mqtt';
  return found('passed', { key: 'upgradePassed', values: { subprotocol } }, 'browser', failure.openedAfterMs);
}

function mqttPassed({ session }: Facts): Found {
  if (!session) return found('unknown', { key: 'notReached' }, null);
  return found('passed', { key: 'mqttPassed', values: {} }, 'browser', session.connackMs);
}
