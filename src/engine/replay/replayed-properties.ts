// The properties of a recorded message, as it is published again. A topic alias and subscription identifiers meant
// something on the connection that it was recorded on only.
import { PROPERTY, type PropertyEntry } from '../../core/mqtt/property.ts';
import type { PublishProperties } from '../../core/protocol/engine-contract.ts';
import { numberProperty, stringProperty } from '../../core/wire/read-properties.ts';

/** Undefined: it has none that go with it. */
export function replayedProperties(
  entries: readonly PropertyEntry[],
  responseTopicOf: (recorded: string) => string,
): PublishProperties | undefined {
  const format = numberProperty(entries, PROPERTY.payloadFormatIndicator);
  const expiry = numberProperty(entries, PROPERTY.messageExpiryInterval);
  const contentType = stringProperty(entries, PROPERTY.contentType);
  const responseTopic = stringProperty(entries, PROPERTY.responseTopic);
  const correlation = entries.find(({ id }) => id === PROPERTY.correlationData)?.value;
  const userProperties = entries.filter(({ id }) => id === PROPERTY.userProperty).map(({ value }) => value);
  const properties: PublishProperties = {
    ...(format !== undefined && { payloadIsUtf8: format === 1 }),
    ...(expiry !== undefined && { messageExpiryIntervalS: expiry }),
    ...(contentType !== undefined && { contentType }),
    ...(responseTopic !== undefined && { responseTopic: responseTopicOf(responseTopic) }),
    ...(correlation instanceof Uint8Array && { correlationData: correlation }),
    ...(userProperties.length > 0 && { userProperties: userProperties as [string, string][] }),
  };
  return Object.keys(properties).length > 0 ? properties : undefined;
}
