// Packets on the clipboard: as lines, or as the bytes that went over the wire. A password stays masked.
import type { PacketRow } from '../../../core/log/packet-row.ts';
import { copyText } from '../../kit/copy-text/copy-text.ts';
import { rowTime } from '../../kit/row-time/row-time.ts';
import { fetchPacketDetail, fetchPacketRows } from '../../state/log-access.ts';
import { secretBytes } from './field-lines.ts';
import type { PacketRowTexts } from './use-packet-row-texts.ts';

/** Characters: a clipboard takes more, but nobody pastes it. */
const MAX_COPIED = 10 * 1024 * 1024;

/** Questions that the engine is asked before the first is answered. */
const AT_ONCE = 200;

export type CopyOutcome = 'copied' | 'refused' | 'too-much' | 'gone' | 'secret';

/** Columns are set apart by tabs: time, direction, type, packet id, size, summary. */
export async function copyLines(
  profileId: string,
  seqs: readonly number[],
  { event }: Pick<PacketRowTexts, 'event'>,
): Promise<CopyOutcome> {
  const rows = await eachOf(seqs, async (seq) => (await fetchPacketRows(profileId, seq, 1))?.rows[0]);
  return copy(rows.map((row) => lineOf(row, event)));
}

/** A line for each packet. */
export async function copyHex(profileId: string, seqs: readonly number[]): Promise<CopyOutcome> {
  let hasSecret = false;
  let bytes = 0;
  const lines = await eachOf(seqs, async (seq) => {
    // Three characters a byte; what is beyond is not even fetched.
    if (bytes * 3 > MAX_COPIED) return '';
    const detail = await fetchPacketDetail(profileId, seq, MAX_COPIED);
    if (!detail) return undefined;
    bytes += detail.row.size;
    const secret = secretBytes(detail.dissection, detail.bytes.length);
    hasSecret ||= secret.includes(1);
    return Array.from(detail.bytes, (byte, i) => (secret[i] === 1 ? '**' : byte.toString(16).padStart(2, '0'))).join(
      ' ',
    );
  });
  if (bytes * 3 > MAX_COPIED) return 'too-much';
  const outcome = await copy(lines);
  return outcome === 'copied' && hasSecret ? 'secret' : outcome;
}

async function eachOf<T>(seqs: readonly number[], ask: (seq: number) => Promise<T | undefined>): Promise<readonly T[]> {
  const answers: T[] = [];
  for (let at = 0; at < seqs.length; at += AT_ONCE) {
    for (const answer of await Promise.all(seqs.slice(at, at + AT_ONCE).map(ask)))
      if (answer !== undefined) answers.push(answer);
  }
  return answers;
}

export function lineOf(row: PacketRow, event: PacketRowTexts['event']): string {
  const { full } = rowTime(row.time);
  if (row.event) {
    const { type, text } = event(row.event);
    return [full, '', type, '', '', text].join('\t');
  }
  const arrow = row.direction === 'in' ? '<-' : '->';
  return [full, arrow, row.type ?? '?', row.packetId ?? '', row.size, row.fault ?? row.summary].join('\t');
}

async function copy(lines: readonly string[]): Promise<CopyOutcome> {
  if (lines.length === 0) return 'gone';
  const text = lines.join('\n');
  if (text.length > MAX_COPIED) return 'too-much';
  return (await copyText(text)) ? 'copied' : 'refused';
}
