import fc from 'fast-check';
import { type IPublishPacket, parser } from 'mqtt-packet';
import { expect, it } from 'vitest';
import { publishSize } from './publish-size.ts';
import { writePublish } from './write-publish.ts';

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
const message = fc.record({
  topic: text.filter((topic) => !/[+#\0]/u.test(topic)),
  payload: fc.uint8Array({ maxLength: 300 }),
  qos: fc.constantFrom(0 as const, 1 as const, 2 as const),
  retain: fc.boolean(),
  properties: fc.record(
    {
      payloadIsUtf8: fc.boolean(),
      messageExpiryIntervalS: fc.integer({ min: 0, max: 4_294_967_295 }),
      topicAlias: fc.integer({ min: 1, max: 65_535 }),
      responseTopic: text,
      correlationData: fc.uint8Array({ maxLength: 50 }),
      contentType: text,
      userProperties: fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 3 }),
    },
    { requiredKeys: [] },
  ),
});

it('is what a parser of others reads as the same message, and as long as was said', () => {
  fc.assert(
    fc.property(message, fc.constantFrom(4 as const, 5 as const), (prepared, version) => {
      const bytes = writePublish(version, prepared, 7);
      expect(bytes).toHaveLength(publishSize(version, { ...prepared, payloadBytes: prepared.payload.length }));
      let read: IPublishPacket | undefined;
      const reader = parser({ protocolVersion: version });
      reader.on('packet', (packet) => {
        read = packet as IPublishPacket;
      });
      expect(reader.parse(Buffer.from(bytes))).toBe(0);
      const { topic, qos, retain, payload, properties } = prepared;
      expect(read).toMatchObject({ topic, qos, retain });
      expect(Buffer.from(read?.payload as Buffer).equals(Buffer.from(payload))).toBe(true);
      if (qos > 0) expect(read?.messageId).toBe(7);
      if (version === 4) return;
      const { userProperties, correlationData, ...rest } = properties;
      const given = read?.properties ?? {};
      expect(given.payloadFormatIndicator).toBe(rest.payloadIsUtf8);
      expect(given.messageExpiryInterval).toBe(rest.messageExpiryIntervalS);
      expect(given.topicAlias).toBe(rest.topicAlias);
      expect(given.responseTopic).toBe(rest.responseTopic);
      expect(given.contentType).toBe(rest.contentType);
      expect(given.correlationData && [...given.correlationData]).toEqual(correlationData && [...correlationData]);
      const pairs = Object.values(given.userProperties ?? {}).flat();
      expect(pairs).toHaveLength(userProperties?.length ?? 0);
    }),
  );
});
