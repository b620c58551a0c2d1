// How far a person is in each lab, and the packets that prove it. Several tabs may be at one lab: every change is made to
// what is stored then, so that none takes back another's.
import { liveQuery } from 'dexie';
import { z } from 'zod/mini';
import type { Exchange } from '../../core/log/exchange.ts';
import type { PacketRow } from '../../core/log/packet-row.ts';
import { database } from './database.ts';

export interface PassedTask {
  /** Milliseconds since the epoch. */
  readonly passedAt: number;
  /** The connection's name then. */
  readonly connection: string;
  readonly evidence: readonly PacketRow[];
  /** Of the evidence, each once. */
  readonly exchanges: readonly Exchange[];
}

export interface LabRecord {
  /** The lab. */
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** When each step was opened first. */
  readonly opened: Readonly<Record<string, number>>;
  readonly tasks: Readonly<Record<string, PassedTask>>;
  /** Steps that were left behind as done. */
  readonly done: readonly string[];
  /** By question, as typed. */
  readonly answers: Readonly<Record<string, string>>;
}

const packetRow = z.looseObject({ seq: z.number(), time: z.number(), summary: z.string() });
const exchange = z.looseObject({ id: z.number(), kind: z.string(), steps: z.array(z.looseObject({})) });

const labRecord = z.object({
  id: z.string().check(z.minLength(1)),
  startedAt: z.number(),
  opened: z.record(z.string(), z.number()),
  tasks: z.record(
    z.string(),
    z.object({
      passedAt: z.number(),
      connection: z.string(),
      evidence: z.array(packetRow),
      exchanges: z.array(exchange),
    }),
  ),
  done: z.array(z.string()),
  answers: z.record(z.string(), z.string()),
});

export function newLabRecord(id: string, startedAt: number): LabRecord {
  return { id, startedAt, opened: {}, tasks: {}, done: [], answers: {} };
}

/** Changes what is stored of a lab, or begins it. Rejects when the browser cannot store it. */
export async function changeLabRecord(
  id: string,
  startedAt: number,
  change: (record: LabRecord) => LabRecord,
): Promise<LabRecord> {
  return database.transaction('rw', database.labProgress, async () => {
    const known = parse(await database.labProgress.get(id));
    const changed = change(known ?? newLabRecord(id, startedAt));
    await database.labProgress.put(changed);
    return changed;
  });
}

export async function deleteLabRecord(id: string): Promise<void> {
  await database.labProgress.delete(id);
}

/** By lab; now and after every change, of another tab too; never ends. */
export function watchLabRecords(
  onChange: (records: Readonly<Record<string, LabRecord>>) => void,
  onError: (error: unknown) => void,
): void {
  liveQuery(readLabRecords).subscribe({ next: onChange, error: onError });
}

/** By lab. */
export async function readLabRecords(): Promise<Readonly<Record<string, LabRecord>>> {
  const records = (await database.labProgress.toArray()).flatMap((one) => parse(one) ?? []);
  return Object.fromEntries(records.map((record) => [record.id, record]));
}

/** Of another shape: written by another version of the app. */
function parse(record: unknown): LabRecord | null {
  const parsed = labRecord.safeParse(record);
  return parsed.success ? (parsed.data as unknown as LabRecord) : null;
}
