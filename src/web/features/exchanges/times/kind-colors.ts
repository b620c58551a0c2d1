import { ROUND_TRIP_KINDS, type RoundTripKind } from '../../../../core/log/exchange.ts';

/** A kind of answer is the same colour in table and plot. */
export function kindColor(kind: RoundTripKind): string {
  return `--cat-${ROUND_TRIP_KINDS.indexOf(kind) + 1}`;
}
