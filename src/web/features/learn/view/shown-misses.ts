// Which of the packets that were nearly right are told: not all at once, and none that was right for another task.
import type { LabTask } from '../../../../core/learn/lab.ts';
import type { PacketRow } from '../../../../core/log/packet-row.ts';
import type { NearMiss } from '../../../../core/protocol/learn-contract.ts';
import type { SeenTask } from '../../../state/learn-watch.ts';
import type { PassedTask } from '../../../storage/stored-lab-progress.ts';

/**
 * By task. What a lab foresaw is always told; else that of the task whose turn it is, or, where there is none, the newest.
 * `open`: tasks that wait, in their order.
 */
export function shownMisses(
  open: readonly LabTask[],
  seen: ReadonlyMap<string, SeenTask>,
  passed: Readonly<Record<string, PassedTask>>,
): ReadonlyMap<string, NearMiss> {
  const proofs = new Set<string>();
  for (const { evidence } of [...seen.values(), ...Object.values(passed)])
    for (const row of evidence) proofs.add(nameOf(row));
  const misses = open.flatMap(({ id, optional }, at) => {
    const miss = seen.get(id)?.nearMiss;
    if (!miss || proofs.has(nameOf(miss.row))) return [];
    const isForeseen = miss.wrong !== null;
    return optional && at > 0 && !isForeseen ? [] : [{ id, miss, isForeseen }];
  });
  const now = misses.find(({ id }) => id === open[0]?.id);
  const told = now ?? misses.toSorted((a, b) => b.miss.row.time - a.miss.row.time)[0];
  return new Map(misses.filter((one) => one.isForeseen || one === told).map(({ id, miss }) => [id, miss]));
}

/** Sequence numbers are an engine's own. */
function nameOf({ seq, time }: PacketRow): string {
  return `${seq} ${time}`;
}
