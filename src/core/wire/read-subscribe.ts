// Which filters a SUBSCRIBE or UNSUBSCRIBE names, so that the codes of its answer can be told apart.
import type { ProtocolVersion } from '../mqtt/protocol-version.ts';
import { readString, readVariableByteInteger } from './read-properties.ts';

/** In the packet's order; as far as the packet is well-formed. `body` is where its variable header begins. */
export function readTopicFilters(
  bytes: Uint8Array,
  body: number,
  version: ProtocolVersion,
  kind: 'SUBSCRIBE' | 'UNSUBSCRIBE',
): string[] {
  let position = body + 2;
  if (version === 5) {
    const length = readVariableByteInteger(bytes, position, bytes.length);
    if (!length) return [];
    position = length.next + length.value;
  }
  const filters: string[] = [];
  while (position < bytes.length) {
    const filter = readString(bytes, position, bytes.length);
    if (!filter) break;
    filters.push(filter.value);
    position = filter.next + (kind === 'SUBSCRIBE' ? 1 : 0);
  }
  return filters;
}
