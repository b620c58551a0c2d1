// What brokers were found to be able to do, as it is stored: the last reports of all connections. They hold no secrets,
// neither user names nor client ids. What is of another version of the app stays there and is not used.
import { liveQuery } from 'dexie';
import { z } from 'zod/mini';
import { CAPABILITIES, EVIDENCE_CODES, VERDICTS } from '../../core/protocol/broker-probe-contract.ts';
import { database } from './database.ts';

export const MAX_REPORTS = 20;

const value = z.union([
  z.object({
    kind: z.literal('number'),
    unit: z.enum(['bytes', 'levels', 'qos', 'seconds', 'messages', 'topics', 'aliases']),
    value: z.number(),
    atLeast: z.boolean(),
  }),
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('available'), available: z.boolean() }),
  z.object({ kind: z.literal('times'), minMs: z.number(), medianMs: z.number(), p95Ms: z.number() }),
]);

const storedReport = z.object({
  id: z.string().check(z.minLength(1)),
  /** Milliseconds since the epoch. */
  at: z.number(),
  host: z.string(),
  /** As a person writes it. */
  address: z.string(),
  /** As `$SYS` names it. */
  broker: z.nullable(z.string()),
  /** Of the clients that tested it. */
  version: z.union([z.literal(3), z.literal(4), z.literal(5)]),
  messages: z.number(),
  durationMs: z.number(),
  findings: z.array(
    z.object({
      id: z.enum(CAPABILITIES),
      verdict: z.enum(VERDICTS),
      value: z.nullable(value),
      announced: z.nullable(z.object({ value, byDefault: z.boolean() })),
      evidence: z.array(
        z.object({ code: z.enum(EVIDENCE_CODES), params: z.record(z.string(), z.union([z.string(), z.number()])) }),
      ),
    }),
  ),
});

export type BrokerReport = z.infer<typeof storedReport>;

/** Undefined: no report of this version of the app. */
export function parseStoredReport(record: unknown): BrokerReport | undefined {
  const parsed = storedReport.safeParse(record);
  return parsed.success ? parsed.data : undefined;
}

/** The oldest go. Rejects when the browser cannot store it (private mode, disk full). */
export async function saveBrokerReport(report: BrokerReport): Promise<void> {
  await database.transaction('rw', database.brokerReports, async () => {
    await database.brokerReports.put(report);
    const kept = readable(await database.brokerReports.toArray());
    await database.brokerReports.bulkDelete(kept.slice(MAX_REPORTS).map(({ id }) => id));
  });
}

export async function removeBrokerReport(id: string): Promise<void> {
  await database.brokerReports.delete(id);
}

/** Calls `onChange` with all of them, the newest first, now and after every change, of another tab too; never ends. */
export function watchBrokerReports(
  onChange: (reports: readonly BrokerReport[]) => void,
  onError: (error: unknown) => void,
): void {
  liveQuery(() => database.brokerReports.toArray()).subscribe({
    next: (records) => onChange(readable(records)),
    error: onError,
  });
}

function readable(records: readonly unknown[]): readonly BrokerReport[] {
  const reports = records.map(parseStoredReport).filter((report) => report !== undefined);
  return reports.sort((a, b) => b.at - a.at);
}
