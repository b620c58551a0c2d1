import type { ExchangeMark } from '../../../core/log/exchange.ts';
import type { Gutter } from './packet-row-view.tsx';

/** Where a packet stands to an exchange; null: not within it, or there is none. */
export function gutterOf(
  { seq, exchange }: { readonly seq: number; readonly exchange: Pick<ExchangeMark, 'id'> | null },
  chosen: ExchangeMark | null,
): Gutter | null {
  if (chosen === null || seq < chosen.firstSeq || seq > chosen.lastSeq) return null;
  if (exchange?.id !== chosen.id) return 'between';
  if (chosen.firstSeq === chosen.lastSeq) return 'only';
  return seq === chosen.firstSeq ? 'first' : seq === chosen.lastSeq ? 'last' : 'part';
}
