import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { database } from './database.ts';
import {
  type BrokerReport,
  MAX_REPORTS,
  parseStoredReport,
  removeBrokerReport,
  saveBrokerReport,
} from './stored-broker-reports.ts';

function report(id: string, at = 1): BrokerReport {
  return {
    ...{ id, at, host: 'h', address: 'ws://h:1/mqtt', broker: null, version: 5, messages: 1, durationMs: 1 },
    findings: [
      {
        ...{ id: 'retain', verdict: 'ok', value: null, announced: null },
        evidence: [{ code: 'retainedCame', params: {} }],
      },
    ],
  };
}

beforeEach(() => database.brokerReports.clear());

describe('reports of brokers', () => {
  it('are read back as they were', async () => {
    await saveBrokerReport(report('a'));
    expect(parseStoredReport(await database.brokerReports.get('a'))).toEqual(report('a'));
    await removeBrokerReport('a');
    expect(await database.brokerReports.count()).toBe(0);
  });

  it('are the last so many: the oldest go', async () => {
    for (let i = 0; i < MAX_REPORTS + 3; i++) await saveBrokerReport(report(`r${i}`, i));
    const kept = await database.brokerReports.toCollection().primaryKeys();
    expect(kept).toHaveLength(MAX_REPORTS);
    for (const gone of ['r0', 'r1', 'r2']) expect(kept).not.toContain(gone);
  });

  it('of another version of the app stay, and are not used', async () => {
    const foreign = { ...report('new'), findings: [{ id: 'telepathy' }] };
    await database.brokerReports.put(foreign);
    expect(parseStoredReport(foreign)).toBeUndefined();
    for (let i = 0; i < MAX_REPORTS + 1; i++) await saveBrokerReport(report(`r${i}`, i));
    expect(await database.brokerReports.get('new')).toBeDefined();
  });
});
