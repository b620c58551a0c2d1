// Which clause a packet breaks that has no place in its session. Numbers of MQTT 5; of 3.1.1 where it numbers otherwise.
import type { Direction } from '../mqtt/direction.ts';
import type { ProtocolVersion } from '../mqtt/protocol-version.ts';

export interface SessionFault {
  /** `MQTT-4.3.3-4`, or a section where there is no statement. */
  readonly clause: string;
  readonly message: string;
}

interface Clauses {
  readonly five: string;
  readonly before: string;
}

const CLAUSES = {
  secondConnect: { five: 'MQTT-3.1.0-2', before: 'MQTT-3.1.0-2' },
  secondConnack: { five: 'MQTT-3.2.0-2', before: '3.2' },
  PUBACK: { five: 'MQTT-4.3.2-4', before: 'MQTT-4.3.2-2' },
  PUBREC: { five: 'MQTT-4.3.3-8', before: 'MQTT-4.3.3-2' },
  PUBREL: { five: 'MQTT-4.3.3-4', before: 'MQTT-4.3.3-1' },
  PUBCOMP: { five: 'MQTT-4.3.3-11', before: 'MQTT-4.3.3-2' },
  SUBACK: { five: 'MQTT-3.8.4-2', before: 'MQTT-3.8.4-2' },
  UNSUBACK: { five: 'MQTT-3.10.4-5', before: 'MQTT-3.10.4-4' },
  PINGRESP: { five: '3.13', before: '3.13' },
  idInUseOut: { five: 'MQTT-2.2.1-3', before: 'MQTT-2.3.1-2' },
  idInUseIn: { five: 'MQTT-2.2.1-4', before: 'MQTT-2.3.1-4' },
  noDup: { five: 'MQTT-3.3.1-1', before: 'MQTT-3.3.1-1' },
  afterRelease: { five: 'MQTT-4.3.3-6', before: 'MQTT-4.3.3-1' },
  receiveMaximumOut: { five: 'MQTT-3.3.4-7', before: '' },
  receiveMaximumIn: { five: 'MQTT-3.3.4-9', before: '' },
} as const satisfies Record<string, Clauses>;

export function sessionFault(rule: keyof typeof CLAUSES, version: ProtocolVersion, message: string): SessionFault {
  const { five, before } = CLAUSES[rule];
  return { clause: version === 5 ? five : before, message };
}

export function packetIdInUse(direction: Direction, version: ProtocolVersion, message: string): SessionFault {
  return sessionFault(direction === 'out' ? 'idInUseOut' : 'idInUseIn', version, message);
}
