// The statements of the specification that a step of an exchange stands under. Numbers of MQTT 5; of 3.1.1 where it has
// others. MQTT 3.1 numbers no statements.
import type { ProtocolVersion } from '../../../../core/mqtt/protocol-version.ts';
import type { ExplanationKey } from './explain-step.ts';

interface Clauses {
  readonly five: readonly string[];
  readonly four: readonly string[];
}

const same = (...clauses: readonly string[]): Clauses => ({ five: clauses, four: clauses });
const only5 = (...five: readonly string[]): Clauses => ({ five, four: [] });
const both = (five: readonly string[], four: readonly string[]): Clauses => ({ five, four });

const CLAUSES: Readonly<Record<ExplanationKey, Clauses>> = {
  connect: same('3.1.0-1', '3.1.0-2'),
  connectUnanswered: both(['3.1.0-1'], ['3.1.0-1']),
  connackPresent: both(['3.2.2-3'], ['3.2.2-2']),
  connackNew: both(['3.2.2-2', '3.2.2-3'], ['3.2.2-1', '3.2.2-3']),
  connackRefused: both(['3.2.2-6', '3.2.2-7'], ['3.2.2-4', '3.2.2-5']),
  authConnect: only5('4.12.0-2', '4.12.0-3'),
  authAgain: only5('4.12.1-1', '4.12.1-2'),
  publish0: same('4.3.1-1'),
  publish1: both(['4.3.2-1', '4.3.2-2', '4.3.2-3'], ['4.3.2-1']),
  publish2: both(['4.3.3-1', '4.3.3-2', '4.3.3-3'], ['4.3.3-1']),
  publishAgain1: same('3.3.1-1', '4.4.0-1'),
  publishAgain2: same('3.3.1-1', '4.4.0-1'),
  publishLost1: both(['4.3.2-3', '4.4.0-1'], ['4.3.2-1', '4.4.0-1']),
  publishLost2: both(['4.3.3-3', '4.4.0-1'], ['4.3.3-1', '4.4.0-1']),
  puback: both(['4.3.2-4', '4.3.2-5'], ['4.3.2-2']),
  pubackRefused: only5('4.3.2-4'),
  pubrec: both(['4.3.3-8', '4.3.3-10'], ['4.3.3-2']),
  pubrecAgain: both(['4.3.3-10'], ['4.3.3-2']),
  pubrecRefused: only5('4.3.3-4', '4.3.3-9'),
  pubrel: both(['4.3.3-4', '4.3.3-5', '4.3.3-6'], ['4.3.3-1']),
  pubrelAgain: both(['4.3.3-5', '4.4.0-1'], ['4.3.3-1', '4.4.0-1']),
  pubcomp: both(['4.3.3-11', '4.3.3-12'], ['4.3.3-2']),
  subscribe: same('3.8.4-1', '3.8.4-2'),
  suback: both(['3.8.4-2', '3.8.4-6'], ['3.8.4-2', '3.8.4-5']),
  subackRefused: both(['3.8.4-6'], ['3.8.4-5']),
  subackPartly: same('3.9.3-1'),
  unsubscribe: both(['3.10.4-2', '3.10.4-4'], ['3.10.4-2', '3.10.4-4']),
  unsuback: both(['3.10.4-4', '3.10.4-5'], ['3.10.4-4', '3.10.4-5']),
  pingreq: both(['3.1.2-20', '3.12.4-1'], ['3.1.2-23', '3.12.4-1']),
  pingresp: both(['3.12.4-1', '3.1.2-22'], ['3.12.4-1', '3.1.2-24']),
  requestLost: both([], []),
  disconnectOut: both(['3.14.4-1', '3.14.4-2', '3.14.4-3'], ['3.14.4-1', '3.14.4-2', '3.14.4-3']),
  disconnectWill: only5('3.14.4-1', '3.14.4-2'),
  disconnectIn: only5('3.14.4-1', '3.14.4-2'),
  closed: both(['4.4.0-1'], ['4.4.0-1']),
  closedRequest: both([], []),
  missing: both([], []),
  reconnectPresent: both(['3.2.2-3', '4.4.0-1'], ['3.2.2-2', '4.4.0-1']),
  reconnectNew: both(['3.2.2-3', '3.2.2-5'], ['3.2.2-3']),
  reconnectRefused: both(['3.2.2-7'], ['3.2.2-5']),
};

/** As they are cited: `[MQTT-4.3.3-4]`. */
export function clausesOf(key: ExplanationKey, version: ProtocolVersion): readonly string[] {
  const { five, four } = CLAUSES[key];
  if (version === 3) return [];
  return (version === 5 ? five : four).map((clause) => `[MQTT-${clause}]`);
}
