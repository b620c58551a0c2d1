import { fetchListedPackets } from '../../state/log-access.ts';

/** What the engine answers at once. */
const PIECE = 1_000;

/** The packets that stand at the positions `from` to `end` (exclusive) of the list. */
export async function listedSeqs(profileId: string, from: number, end: number): Promise<readonly number[]> {
  const seqs: number[] = [];
  for (let at = from; at < end; at += PIECE) {
    const window = await fetchListedPackets(profileId, at, Math.min(PIECE, end - at));
    for (const row of window?.rows ?? []) seqs.push(row.seq);
  }
  return seqs;
}
