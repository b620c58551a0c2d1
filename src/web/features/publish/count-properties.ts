import type { PropertyTemplates } from '../../../core/publish/publish-template.ts';

/** How many properties would be sent. */
export function countProperties(properties: PropertyTemplates): number {
  const { payloadIsUtf8, messageExpiryInterval, contentType, responseTopic, correlationData, topicAlias } = properties;
  const texts = [messageExpiryInterval, contentType, responseTopic, correlationData];
  const single = texts.filter((text) => text !== '').length + (payloadIsUtf8 ? 1 : 0) + (topicAlias === null ? 0 : 1);
  return single + properties.userProperties.length;
}
