// mosquitto's `-D COMMAND PROPERTY VALUE`: the properties of version 5 that a profile keeps.
import type { ConnectProperties, UserProperty, WillProperties } from '../mqtt/connection-profile.ts';
import type { ImportCollector } from './import-collector.ts';
import type { Word } from './shell-words.ts';
import type { ValueChecker } from './value-checker.ts';

const UINT32 = 4_294_967_295;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** What all `-D` of one command come to. */
export interface MosquittoProperties {
  readonly connect: Mutable<ConnectProperties>;
  readonly will: Mutable<WillProperties>;
  readonly connectUser: UserProperty[];
  readonly willUser: UserProperty[];
  authenticationData: string | undefined;
  subscriptionIdentifier: number | undefined;
}

export function noProperties(): MosquittoProperties {
  return {
    connect: {},
    will: {},
    connectUser: [],
    willUser: [],
    authenticationData: undefined,
    subscriptionIdentifier: undefined,
  };
}

/** How many words one `-D` takes: a user property has a name and a value. */
export function propertyWordCount(identifier: string | undefined): number {
  return identifier?.toLowerCase() === 'user-property' ? 4 : 3;
}

export function takeProperty(
  words: readonly Word[],
  into: MosquittoProperties,
  checker: ValueChecker,
  collector: ImportCollector,
): void {
  const [command, identifier, first, second] = words.map(({ text }) => text);
  const place = `line ${words[0]?.line ?? 1}`;
  if (command === undefined || identifier === undefined || first === undefined) {
    return collector.remark(place, 'unknown-value', { field: '-D', value: words.map(({ text }) => text).join(' ') });
  }
  const field = `-D ${command} ${identifier}`;
  const int = (min: number, max: number) => checker.integer(first, field, place, min, max);
  const flag = () => {
    const value = int(0, 1);
    return value === undefined ? undefined : value === 1;
  };
  const { connect, will } = into;
  switch (`${command} ${identifier}`.toLowerCase()) {
    case 'connect session-expiry-interval':
      connect.sessionExpiryIntervalS = int(0, UINT32);
      return;
    case 'connect receive-maximum':
      connect.receiveMaximum = int(1, 65_535);
      return;
    case 'connect maximum-packet-size':
      connect.maximumPacketSize = int(1, UINT32);
      return;
    case 'connect topic-alias-maximum':
      connect.topicAliasMaximum = int(0, 65_535);
      return;
    case 'connect request-response-information':
      connect.requestResponseInformation = flag();
      return;
    case 'connect request-problem-information':
      connect.requestProblemInformation = flag();
      return;
    case 'connect authentication-method':
      connect.authenticationMethod = checker.mqttString(first, field, place);
      return;
    case 'connect authentication-data':
      into.authenticationData = first;
      return;
    case 'connect user-property':
      into.connectUser.push([first, second ?? '']);
      return;
    case 'will will-delay-interval':
      will.willDelayIntervalS = int(0, UINT32);
      return;
    case 'will payload-format-indicator':
      will.payloadIsUtf8 = flag();
      return;
    case 'will message-expiry-interval':
      will.messageExpiryIntervalS = int(0, UINT32);
      return;
    case 'will content-type':
      will.contentType = checker.mqttString(first, field, place);
      return;
    case 'will response-topic':
      will.responseTopic = checker.topicName(first, field, place);
      return;
    case 'will correlation-data':
      will.correlationData = { text: first, encoding: 'utf8' };
      return;
    case 'will user-property':
      into.willUser.push([first, second ?? '']);
      return;
    case 'subscribe subscription-identifier':
      into.subscriptionIdentifier = int(1, 268_435_455);
      return;
    default:
      // A message's own properties are nothing of a connection.
      if (/^(publish|disconnect|unsubscribe|pub(ack|rec|rel|comp))$/iu.test(command)) return;
      collector.remark(place, 'not-supported', { field, value: first });
  }
}
