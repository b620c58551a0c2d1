// What stands in a diagram in words, made by the interface in its language: the drawing itself knows none.
import type { ConnectionEvent } from '../../../../core/log/connection-event.ts';
import type { Exchange, PacketStep, ReconnectStep } from '../../../../core/log/exchange.ts';

export interface DiagramTexts {
  readonly client: string;
  readonly broker: string;
  readonly noAnswer: string;
  /** Of a packet other than PUBLISH that is repeated. */
  readonly again: string;
  readonly keepsMessage: string;
  readonly keepsPacketId: string;
  event(event: ConnectionEvent): string;
  reconnect(step: ReconnectStep): string;
  /** `4.29 s`. */
  span(ms: number): string;
  /** What came of it; of an open one how long it has waited at `now`, milliseconds since the epoch. */
  result(exchange: Exchange, now: number): string;
}

/** `PUBLISH DUP`, `SUBACK 0x87`. */
export function stepLabel({ type, repeated, reasonCode }: PacketStep, texts: Pick<DiagramTexts, 'again'>): string {
  const words = [type];
  if (repeated && type === 'PUBLISH') words.push('DUP');
  else if (repeated && type !== 'AUTH') words.push(texts.again);
  if (reasonCode !== null && refuses(type, reasonCode))
    words.push(`0x${reasonCode.toString(16).toUpperCase().padStart(2, '0')}`);
  return words.join(' ');
}

/** Before version 5 CONNACK refuses with 1 to 5. */
export function refuses(type: string, reasonCode: number): boolean {
  return reasonCode >= 0x80 || (type === 'CONNACK' && reasonCode !== 0);
}
