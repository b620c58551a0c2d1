// Whether a repeat publishes so much that a person should mean it.
import { isLoopbackHost } from '../../../core/mqtt/host.ts';
import { isPrivateHost } from '../../../core/mqtt/private-host.ts';

/** Messages a second that need no question: to brokers of one's own, and to those of others. */
const CALM_PER_S = { own: 100, others: 10 };

export interface RateQuestion {
  readonly ratePerS: number;
  /** The broker may belong to somebody else. */
  readonly isOthers: boolean;
}

/** Null: there is nothing to ask. `count`: messages at most; fewer than a second's worth are no rate. */
export function rateQuestion(host: string, intervalMs: number, count: number | null): RateQuestion | null {
  const isOthers = !isLoopbackHost(host) && !isPrivateHost(host);
  const calm = isOthers ? CALM_PER_S.others : CALM_PER_S.own;
  const ratePerS = 1_000 / intervalMs;
  if (ratePerS <= calm || (count !== null && count <= calm)) return null;
  return { ratePerS, isOthers };
}
