// Request and response (MQTT 5, 4.10): what a message has for it is passed on, and where responses may be sent.
import { Buffer } from 'buffer';
import { PROPERTY, type PropertyEntry } from '../../../core/mqtt/property.ts';
import { numberProperty, stringProperty } from '../../../core/wire/read-properties.ts';
import type { Check } from '../check.ts';
import { finding, needsFive, notTestable } from '../finding.ts';
import { text } from '../probe-lab.ts';
import { seen } from '../setback.ts';

const RESPONSE_INFORMATION = 0x1a;
const CORRELATION = 'loupe-7';

export const requestResponseCheck: Check = {
  ids: ['requestResponse'],
  async run(lab) {
    if (lab.version !== 5) return [needsFive('requestResponse')];
    const pair = await lab.pair();
    if (!pair.ok) return [notTestable('requestResponse', pair.error)];
    const { publisher, subscriber } = pair.value;
    const topic = lab.topic('request');
    const responseTopic = lab.topic('response');
    const setback =
      (await subscriber.subscribe({ filter: topic, qos: lab.safeQos })) ??
      (await publisher.publish({
        ...{ topic, payload: text('?'), qos: lab.safeQos },
        properties: {
          ...{ responseTopic, correlationData: Buffer.from(CORRELATION), contentType: 'text/plain' },
          ...{ payloadFormatIndicator: true, userProperties: { probe: 'yes' } },
        },
      }));
    if (setback) return [notTestable('requestResponse', setback)];
    const came = await subscriber.until(() => subscriber.inbox.has(topic, '?'));
    if (!came) return [notTestable('requestResponse', { kind: 'silent', packet: 'PUBLISH' })];
    const lost = lostOf(subscriber.inbox.of(topic)[0]?.properties ?? [], responseTopic);
    if (lost.length === 0) return [finding('requestResponse', { verdict: 'ok', evidence: [seen('propertiesKept')] })];
    const evidence = [seen('propertiesLost', { names: lost.join(', ') })];
    return [finding('requestResponse', { verdict: 'no', evidence })];
  },
};

function lostOf(properties: readonly PropertyEntry[], responseTopic: string): string[] {
  const correlation = properties.find(({ id }) => id === PROPERTY.correlationData)?.value;
  const pair = properties.find(({ id }) => id === PROPERTY.userProperty)?.value;
  const kept = {
    'Response Topic': stringProperty(properties, PROPERTY.responseTopic) === responseTopic,
    'Correlation Data': correlation instanceof Uint8Array && new TextDecoder().decode(correlation) === CORRELATION,
    'Content Type': stringProperty(properties, PROPERTY.contentType) === 'text/plain',
    'Payload Format Indicator': numberProperty(properties, PROPERTY.payloadFormatIndicator) === 1,
    'User Property': Array.isArray(pair) && pair[0] === 'probe' && pair[1] === 'yes',
  };
  return Object.entries(kept).flatMap(([name, isKept]) => (isKept ? [] : [name]));
}

export const responseInformationCheck: Check = {
  ids: ['responseInformation'],
  async run(lab) {
    if (lab.version !== 5) return [needsFive('responseInformation')];
    const client = await lab.connect({ properties: { requestResponseInformation: true } });
    if (!client.ok) return [notTestable('responseInformation', client.error)];
    const given = stringProperty(client.value.connack.properties, RESPONSE_INFORMATION);
    if (given === undefined) {
      return [finding('responseInformation', { verdict: 'no', evidence: [seen('noResponseInformation')] })];
    }
    // Its value may hold the client id, which is not for a report that is shown around.
    return [finding('responseInformation', { verdict: 'ok', evidence: [seen('responseInformation')] })];
  },
};
