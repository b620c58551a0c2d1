// A packet in one line, as the packet list has it: `PUBACK · id 3 · Success 0x00`.
import type { PacketRow } from '../../../../core/log/packet-row.ts';

export function evidenceText({ event, type, packetId, summary }: PacketRow): string {
  if (event) return event.kind === 'closed' ? `CLOSED${event.code === null ? '' : ` · ${event.code}`}` : event.kind;
  const id = packetId === null || packetId === 0 ? '' : ` · id ${packetId}`;
  return `${type ?? '?'}${id}${summary === '' ? '' : ` · ${summary}`}`;
}
