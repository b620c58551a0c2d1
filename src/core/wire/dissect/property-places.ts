// In which packets each property may stand: MQTT 5, table 2-4.
import type { PacketName } from '../packet-type.ts';

/** `WILL`: the will properties in CONNECT's payload. */
export type PropertyPlace = PacketName | 'WILL';

const PUBLISHED = ['PUBLISH', 'WILL'] as const;
const ANSWERS = ['PUBACK', 'PUBREC', 'PUBREL', 'PUBCOMP', 'SUBACK', 'UNSUBACK'] as const;

const PLACES: Readonly<Record<number, readonly PropertyPlace[]>> = {
  1: PUBLISHED,
  2: PUBLISHED,
  3: PUBLISHED,
  8: PUBLISHED,
  9: PUBLISHED,
  11: ['PUBLISH', 'SUBSCRIBE'],
  17: ['CONNECT', 'CONNACK', 'DISCONNECT'],
  18: ['CONNACK'],
  19: ['CONNACK'],
  21: ['CONNECT', 'CONNACK', 'AUTH'],
  22: ['CONNECT', 'CONNACK', 'AUTH'],
  23: ['CONNECT'],
  24: ['WILL'],
  25: ['CONNECT'],
  26: ['CONNACK'],
  28: ['CONNACK', 'DISCONNECT'],
  31: ['CONNACK', ...ANSWERS, 'DISCONNECT', 'AUTH'],
  33: ['CONNECT', 'CONNACK'],
  34: ['CONNECT', 'CONNACK'],
  35: ['PUBLISH'],
  36: ['CONNACK'],
  37: ['CONNACK'],
  38: ['CONNECT', 'CONNACK', ...PUBLISHED, ...ANSWERS, 'SUBSCRIBE', 'UNSUBSCRIBE', 'DISCONNECT', 'AUTH'],
  39: ['CONNECT', 'CONNACK'],
  40: ['CONNACK'],
  41: ['CONNACK'],
  42: ['CONNACK'],
};

/** `id` is one of a property that there is. */
export function mayStand(id: number, place: PropertyPlace): boolean {
  return PLACES[id]?.includes(place) ?? false;
}
