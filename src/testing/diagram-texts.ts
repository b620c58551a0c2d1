// English words for diagrams in tests of what draws them.
import type { DiagramTexts } from '../web/features/exchanges/diagram/diagram-texts.ts';

export const PLAIN_TEXTS: DiagramTexts = {
  client: 'Client',
  broker: 'Broker',
  noAnswer: 'no answer',
  again: 'again',
  keepsMessage: 'keeps the message',
  keepsPacketId: 'keeps only the packet id',
  event: (event) => (event.kind === 'closed' ? `connection closed, code ${event.code}` : event.kind),
  reconnect: ({ sessionPresent }) => `CONNECT, CONNACK: session ${sessionPresent ? 'present' : 'new'}`,
  span: (ms) => (ms < 1000 ? `${ms} ms` : `${(ms / 1000).toFixed(2)} s`),
  result: ({ status, startedAt, endedAt }, now) => `${status} after ${((endedAt ?? now) - startedAt) / 1000} s`,
};
