// Which explanation a step of an exchange needs: chosen by the packets that were really there, not by how it should have
// been. The words stand in the texts of the interface.
import { assertUnreachable } from '../../../../core/base/assert.ts';
import type { Exchange, ExchangeStep, PacketStep, ReconnectStep } from '../../../../core/log/exchange.ts';
import { refuses } from '../diagram/diagram-texts.ts';
import { heldAfter, holdings, publisherOf, type Side } from '../diagram/holdings.ts';

export type ExplanationKey =
  | 'connect'
  | 'connectUnanswered'
  | 'connackPresent'
  | 'connackNew'
  | 'connackRefused'
  | 'authConnect'
  | 'authAgain'
  | 'publish0'
  | 'publish1'
  | 'publish2'
  | 'publishAgain1'
  | 'publishAgain2'
  | 'publishLost1'
  | 'publishLost2'
  | 'puback'
  | 'pubackRefused'
  | 'pubrec'
  | 'pubrecAgain'
  | 'pubrecRefused'
  | 'pubrel'
  | 'pubrelAgain'
  | 'pubcomp'
  | 'subscribe'
  | 'suback'
  | 'subackRefused'
  | 'subackPartly'
  | 'unsubscribe'
  | 'unsuback'
  | 'pingreq'
  | 'pingresp'
  | 'requestLost'
  | 'disconnectOut'
  | 'disconnectWill'
  | 'disconnectIn'
  | 'closed'
  | 'closedRequest'
  | 'missing'
  | 'reconnectPresent'
  | 'reconnectNew'
  | 'reconnectRefused';

export type HeldKey =
  | 'nothing'
  | 'message'
  | 'packetId'
  | 'subscription'
  | 'session'
  | 'clientSession'
  | 'delivery'
  | 'unknown';

export interface Held {
  readonly key: HeldKey;
  /** The packet that ends it; empty: it is none of these. */
  readonly until: string;
}

export interface Explanation {
  readonly key: ExplanationKey;
  /** Of a publish: who sent PUBLISH. Of others: who asked. */
  readonly sender: Side;
  readonly client: Held;
  readonly broker: Held;
}

/** What is asked of CONNACK beside its code. Null: it is not known. */
export interface StepFacts {
  readonly sessionPresent: boolean | null;
  /** Of a SUBACK with several codes: some of them grant. */
  readonly grantsSome: boolean;
}

const NO_FACTS: StepFacts = { sessionPresent: null, grantsSome: false };

/** `at`: a position in the exchange's steps. Null: there is no such step, or nothing is known of its type. */
export function explainStep(exchange: Exchange, at: number, facts: StepFacts = NO_FACTS): Explanation | null {
  const step = exchange.steps[at];
  const key = step ? keyOf(exchange, step, facts) : null;
  if (!step || key === null) return null;
  const sender = publisherOf(exchange);
  return { key, sender, client: heldBy('client', exchange, at, key), broker: heldBy('broker', exchange, at, key) };
}

function keyOf(exchange: Exchange, step: ExchangeStep, facts: StepFacts): ExplanationKey | null {
  switch (step.kind) {
    case 'packet':
      return packetKey(exchange, step, facts);
    case 'reconnect':
      return reconnectKey(step);
    case 'event':
      if (step.event.kind === 'missing') return 'missing';
      return exchange.kind === 'publish' ? 'closed' : 'closedRequest';
    default:
      return assertUnreachable(step);
  }
}

function reconnectKey({ reasonCode, sessionPresent }: ReconnectStep): ExplanationKey {
  if (reasonCode !== 0) return 'reconnectRefused';
  return sessionPresent ? 'reconnectPresent' : 'reconnectNew';
}

function packetKey({ kind, qos }: Exchange, step: PacketStep, facts: StepFacts): ExplanationKey | null {
  const isRefused = refuses(step.type, step.reasonCode ?? 0);
  switch (step.type) {
    case 'CONNECT':
      return step.unanswered ? 'connectUnanswered' : 'connect';
    case 'CONNACK':
      if (isRefused) return 'connackRefused';
      return facts.sessionPresent ? 'connackPresent' : 'connackNew';
    case 'AUTH':
      return kind === 'connect' ? 'authConnect' : 'authAgain';
    case 'PUBLISH':
      if (qos === 0 || qos === null) return 'publish0';
      return `publish${step.unanswered ? 'Lost' : step.repeated ? 'Again' : ''}${qos}`;
    case 'PUBACK':
      return isRefused ? 'pubackRefused' : 'puback';
    case 'PUBREC':
      if (isRefused) return 'pubrecRefused';
      return step.repeated ? 'pubrecAgain' : 'pubrec';
    case 'PUBREL':
      return step.repeated ? 'pubrelAgain' : 'pubrel';
    case 'PUBCOMP':
      return 'pubcomp';
    case 'SUBSCRIBE':
      return step.unanswered ? 'requestLost' : 'subscribe';
    case 'SUBACK':
      if (!isRefused) return 'suback';
      return facts.grantsSome ? 'subackPartly' : 'subackRefused';
    case 'UNSUBSCRIBE':
      return step.unanswered ? 'requestLost' : 'unsubscribe';
    case 'UNSUBACK':
      return 'unsuback';
    case 'PINGREQ':
      return step.unanswered ? 'requestLost' : 'pingreq';
    case 'PINGRESP':
      return 'pingresp';
    case 'DISCONNECT':
      if (step.direction === 'in') return 'disconnectIn';
      return step.reasonCode === 0x04 ? 'disconnectWill' : 'disconnectOut';
    default:
      return null;
  }
}

function heldBy(side: Side, exchange: Exchange, at: number, key: ExplanationKey): Held {
  const held = heldAfter(holdings(exchange), side, at);
  if (held) return { key: held.keeps, until: held.until };
  return { key: besides(side, exchange, key), until: '' };
}

/** What a side has to remember that no later packet of the exchange ends. */
function besides(side: Side, exchange: Exchange, key: ExplanationKey): HeldKey {
  const isReceiver = side !== publisherOf(exchange);
  switch (key) {
    case 'puback':
    case 'pubrec':
    case 'pubrel':
    case 'pubcomp':
      // The message is its own since PUBACK or PUBREC.
      return isReceiver ? 'delivery' : 'nothing';
    case 'publish1':
    case 'publish2':
    case 'publishAgain1':
    case 'publishAgain2':
    case 'publishLost1':
    case 'publishLost2':
      return isReceiver && side === 'broker' ? 'unknown' : 'nothing';
    case 'suback':
    case 'subackPartly':
      return side === 'broker' ? 'subscription' : 'nothing';
    case 'connackPresent':
    case 'connackNew':
    case 'reconnectPresent':
      // A client's own part of the session holds no subscriptions (4.1).
      return side === 'broker' ? 'session' : 'clientSession';
    default:
      return 'nothing';
  }
}
