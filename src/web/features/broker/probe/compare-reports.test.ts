import { describe, expect, it } from 'vitest';
import type { CapabilityFinding } from '../../../../core/protocol/broker-probe-contract.ts';
import type { BrokerReport } from '../../../storage/stored-broker-reports.ts';
import { compareReports } from './compare-reports.ts';

function report(...findings: readonly Partial<CapabilityFinding>[]): BrokerReport {
  const whole = { verdict: 'ok', value: null, announced: null, evidence: [] } as const;
  return {
    ...{ id: 'x', at: 1, host: 'h', address: '', broker: null, version: 5, messages: 1, durationMs: 1 },
    findings: findings.map((finding) => ({ ...whole, ...finding })) as BrokerReport['findings'],
  };
}

const differing = (a: BrokerReport, b: BrokerReport) =>
  compareReports(a, b).flatMap(({ id, differs }) => (differs ? [id] : []));

const levels = (value: number, atLeast = false) =>
  ({ id: 'topicLevels', value: { kind: 'number', unit: 'levels', value, atLeast } }) as const;

describe('two reports', () => {
  it('differ in verdicts and values', () => {
    expect(differing(report({ id: 'retain' }), report({ id: 'retain', verdict: 'no' }))).toEqual(['retain']);
    expect(differing(report(levels(100)), report(levels(201)))).toEqual(['topicLevels']);
    expect(differing(report(levels(100)), report(levels(100, true)))).toEqual(['topicLevels']);
    expect(differing(report(levels(100)), report(levels(100)))).toEqual([]);
    expect(differing(report(levels(100, true)), report(levels(1_024, true)))).toEqual([]);
  });

  it('do not differ in what is different each time', () => {
    const times = (medianMs: number) =>
      report({ id: 'roundTrip0', value: { kind: 'times', minMs: 1, medianMs, p95Ms: 9 } });
    expect(differing(times(2), times(3))).toEqual([]);
    const topics = (value: number) =>
      report({ id: 'sys', value: { kind: 'number', unit: 'topics', value, atLeast: false } });
    expect(differing(topics(20), topics(52))).toEqual([]);
  });

  it('differ in what only one of them has', () => {
    expect(differing(report({ id: 'will' }), report())).toEqual(['will']);
    expect(compareReports(report(), report())).toEqual([]);
  });
});
