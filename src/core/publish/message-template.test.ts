import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MessageDetail } from '../log/message-row.ts';
import { PROPERTY } from '../mqtt/property.ts';
import { compilePublish } from './compile-publish.ts';
import { messageTemplate } from './message-template.ts';
import { beginScope } from './template-scope.ts';
import { NO_VARIABLES } from './variables.ts';

const detail = (topic: string, payload: Uint8Array, properties: MessageDetail['properties']) =>
  ({ row: { topic, qos: 1, retain: false, size: payload.length }, payload, properties }) as unknown as MessageDetail;

function publishedAgain(message: MessageDetail) {
  const compiled = compilePublish(messageTemplate(message), 5);
  return compiled.ok ? compiled.value.make(beginScope(NO_VARIABLES)) : compiled;
}

const braced = fc.string({ unit: fc.constantFrom('{', '}', '\\', 'a', ' ', 'ж') });

test('publishes the same bytes again, whatever braces or bytes they hold', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array(),
        braced.map((text) => new TextEncoder().encode(text)),
      ),
      (payload) => {
        const again = publishedAgain(detail('a', payload, []));
        expect(again.ok && again.value.payload).toEqual(payload);
      },
    ),
  );
});

test('takes the topic and the properties with it', () => {
  const again = publishedAgain(
    detail('a/{{counter}}', new Uint8Array(), [
      { id: PROPERTY.payloadFormatIndicator, value: 1 },
      { id: PROPERTY.messageExpiryInterval, value: 60 },
      { id: PROPERTY.contentType, value: 'text/{{now}}' },
      { id: PROPERTY.correlationData, value: Uint8Array.of(0, 255) },
      { id: PROPERTY.topicAlias, value: 3 },
      { id: PROPERTY.userProperty, value: ['site', '{{uuid}}'] },
    ] as unknown as MessageDetail['properties']),
  );
  expect(again).toMatchObject({
    ok: true,
    value: {
      topic: 'a/{{counter}}',
      properties: {
        payloadIsUtf8: true,
        messageExpiryIntervalS: 60,
        contentType: 'text/{{now}}',
        correlationData: Uint8Array.of(0, 255),
        userProperties: [['site', '{{uuid}}']],
      },
    },
  });
  expect(again.ok && again.value.properties).not.toHaveProperty('topicAlias');
});
