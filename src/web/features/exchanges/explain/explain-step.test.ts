import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../core/log/exchange.ts';
import { builtExchange, repeatedExchange } from '../../../../testing/built-exchange.ts';
import { explainStep } from './explain-step.ts';
import { clausesOf } from './step-clauses.ts';

function keysOf(exchange: Exchange): readonly (string | undefined)[] {
  return exchange.steps.map((_, at) => explainStep(exchange, at)?.key);
}

describe('the explanation of a step', () => {
  it('follows the packets of a message that was sent again', () => {
    expect(keysOf(repeatedExchange())).toEqual([
      'publishLost2',
      'closed',
      'reconnectPresent',
      'publishAgain2',
      'pubrec',
      'pubrel',
      'pubcomp',
    ]);
  });

  it('tells who holds what after each step', () => {
    const exchange = repeatedExchange();
    const held = exchange.steps.map((_, at) => {
      const told = explainStep(exchange, at);
      return `${told?.client.key} ${told?.client.until} / ${told?.broker.key} ${told?.broker.until}`.trim();
    });
    expect(held).toEqual([
      'message PUBREC / unknown',
      'message PUBREC / nothing',
      'message PUBREC / session',
      'message PUBREC / packetId PUBREL',
      'packetId PUBCOMP / packetId PUBREL',
      'packetId PUBCOMP / delivery',
      'nothing  / delivery',
    ]);
  });

  it('knows each kind of exchange', () => {
    const of = (lines: readonly string[], facts: Partial<Exchange>) => keysOf(builtExchange(lines, facts));
    expect(of(['> PUBLISH'], { qos: 0 })).toEqual(['publish0']);
    expect(of(['> PUBLISH', '< PUBACK'], { qos: 1 })).toEqual(['publish1', 'puback']);
    expect(of(['> PUBLISH', '< PUBACK 0x87'], { qos: 1 })).toEqual(['publish1', 'pubackRefused']);
    expect(of(['> PUBLISH', '< PUBREC 0x97'], {})).toEqual(['publish2', 'pubrecRefused']);
    expect(of(['> CONNECT', '< AUTH', '> AUTH', '< CONNACK'], { kind: 'connect' })).toEqual([
      'connect',
      'authConnect',
      'authConnect',
      'connackNew',
    ]);
    expect(of(['> CONNECT', '< CONNACK 0x05'], { kind: 'connect' })).toEqual(['connect', 'connackRefused']);
    expect(of(['> SUBSCRIBE', '< SUBACK 0x02'], { kind: 'subscribe' })).toEqual(['subscribe', 'suback']);
    expect(of(['> SUBSCRIBE', '< SUBACK 0x80'], { kind: 'subscribe' })).toEqual(['subscribe', 'subackRefused']);
    expect(of(['> UNSUBSCRIBE', '< UNSUBACK'], { kind: 'unsubscribe' })).toEqual(['unsubscribe', 'unsuback']);
    expect(of(['> PINGREQ', '< PINGRESP'], { kind: 'ping' })).toEqual(['pingreq', 'pingresp']);
    expect(of(['> PINGREQ lost', 'x'], { kind: 'ping' })).toEqual(['requestLost', 'closedRequest']);
    expect(of(['> DISCONNECT 0x04'], { kind: 'disconnect' })).toEqual(['disconnectWill']);
    expect(of(['< DISCONNECT 0x8e'], { kind: 'disconnect' })).toEqual(['disconnectIn']);
    expect(of(['> AUTH', '< AUTH'], { kind: 'authenticate' })).toEqual(['authAgain', 'authAgain']);
  });

  it('says whose session the broker has kept', () => {
    const exchange = builtExchange(['> CONNECT', '< CONNACK 0x00'], { kind: 'connect' });
    expect(explainStep(exchange, 1, { sessionPresent: true, grantsSome: false })?.key).toBe('connackPresent');
  });
});

it('cites the version that is spoken', () => {
  expect(clausesOf('publishAgain2', 5)).toEqual(['[MQTT-3.3.1-1]', '[MQTT-4.4.0-1]']);
  expect(clausesOf('pubrel', 4)).toEqual(['[MQTT-4.3.3-1]']);
  expect(clausesOf('pubrel', 3)).toEqual([]);
});
