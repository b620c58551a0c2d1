// Reads retained messages whole, before anything is done to them.
import { fail, ok, type Result } from '../../../core/base/result.ts';
import type { RetainedMessage } from '../../../core/protocol/engine-contract.ts';
import { fetchMessageDetail } from '../../state/log-access.ts';
import { type KeptMessage, keptMessageOf } from './kept-message.ts';

/** They are held in memory for the undoing, beside the log. */
export const MAX_KEPT_BYTES = 64 * 1024 * 1024;

export type ReadFault =
  | { readonly kind: 'too-large'; readonly bytes: number; readonly maxBytes: number }
  /** Let go by the log meanwhile. */
  | { readonly kind: 'gone'; readonly topics: readonly string[] };

const AT_ONCE = 32;

export async function readKept(
  profileId: string,
  rows: readonly RetainedMessage[],
): Promise<Result<readonly KeptMessage[], ReadFault>> {
  const bytes = rows.reduce((sum, { size }) => sum + size, 0);
  if (bytes > MAX_KEPT_BYTES) return fail({ kind: 'too-large', bytes, maxBytes: MAX_KEPT_BYTES });
  const read: KeptMessage[] = [];
  const gone: string[] = [];
  for (let i = 0; i < rows.length; i += AT_ONCE) {
    const some = rows.slice(i, i + AT_ONCE);
    const details = await Promise.all(
      some.map(({ seq, size }) => (seq === null ? null : fetchMessageDetail(profileId, seq, size))),
    );
    details.forEach((detail, j) => {
      if (detail) read.push(keptMessageOf(detail));
      else gone.push(some[j]?.topic ?? '');
    });
  }
  return gone.length > 0 ? fail({ kind: 'gone', topics: gone }) : ok(read);
}
