// Exchanges for tests, made of a line for each step: `> PUBLISH`, `< PUBREC`, `x` (closed), `session` (reconnected).
import type { Exchange, ExchangeStep } from '../core/log/exchange.ts';

const STARTED_AT = new Date(2026, 10, 22, 12, 41, 1, 102).getTime();

/** Milliseconds after the one before. */
const GAP_MS = 10;

/**
 * `>` is the client's packet, `<` the broker's; behind the type `dup`, `lost` (unanswered), `0x87` (a reason code), `fault`,
 * and `+4290` (milliseconds after the step before).
 */
export function builtExchange(lines: readonly string[], facts: Partial<Exchange> = {}): Exchange {
  let time = STARTED_AT - GAP_MS;
  const steps = lines.map((line, index): ExchangeStep => {
    const words = line.split(' ');
    const gap = words.find((word) => word.startsWith('+'));
    time += gap === undefined ? GAP_MS : Number(gap);
    return builtStep(words, 100 + index, time);
  });
  const first = steps[0] as ExchangeStep;
  const last = steps.at(-1) as ExchangeStep;
  const status = facts.status ?? 'complete';
  return {
    id: 1,
    kind: 'publish',
    status,
    firstSeq: first.seq,
    lastSeq: last.seq,
    direction: first.kind === 'packet' ? first.direction : 'out',
    qos: 2,
    packetId: 7,
    topic: 'factory/line3/cmd',
    startedAt: first.time,
    endedAt: status === 'open' ? null : last.time,
    steps,
    ...facts,
  };
}

function builtStep(words: readonly string[], seq: number, time: number): ExchangeStep {
  const [mark, type = ''] = words;
  if (mark === 'x') return { kind: 'event', seq, time, event: { kind: 'closed', by: null, code: 1006, reason: '' } };
  if (mark === 'session' || mark === 'new')
    return { kind: 'reconnect', seq, time, sessionPresent: mark === 'session', reasonCode: 0 };
  const code = words.find((word) => word.startsWith('0x'));
  return {
    kind: 'packet',
    seq,
    time,
    direction: mark === '>' ? 'out' : 'in',
    type,
    repeated: words.includes('dup'),
    unanswered: words.includes('lost'),
    reasonCode: code === undefined ? null : Number(code),
    size: 4,
    fault: words.includes('fault') ? '[MQTT-4.3.3-4] PUBREL 7: nobody waits for it' : null,
  };
}

/** The mock's: sent, lost with the connection, sent again after the session was resumed, and released. */
export function repeatedExchange(): Exchange {
  return builtExchange([
    '> PUBLISH lost',
    'x +4',
    'session +4290',
    '> PUBLISH dup +2',
    '< PUBREC +9',
    '> PUBREL +1',
    '< PUBCOMP +11',
  ]);
}
