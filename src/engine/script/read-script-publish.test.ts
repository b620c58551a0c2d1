import { describe, expect, it } from 'vitest';
import { readScriptPublish } from './read-script-publish.ts';
import type { ScriptPublish } from './script-contract.ts';

const publish: ScriptPublish = { topic: 'a', payload: new Uint8Array([1]), qos: 1, retain: false };

describe('what a script publishes', () => {
  it('has properties in MQTT 5 only, and none where none were given', () => {
    const given = { ...publish, contentType: 'a/b', expiryS: 5, userProperties: [['k', 'v']] as const };
    expect(readScriptPublish(given, true)).toEqual({
      ...publish,
      properties: { contentType: 'a/b', messageExpiryIntervalS: 5, userProperties: [['k', 'v']] },
    });
    expect(readScriptPublish(given, false)).toEqual(publish);
    expect(readScriptPublish(publish, true)).toEqual(publish);
  });

  // What a script that puts something else in the place of JSON could send.
  it.each<Record<string, unknown>>([
    { topic: 'a/#' },
    { topic: '' },
    { topic: 5 },
    { topic: undefined },
    { qos: 3 },
    { qos: '1' },
    { retain: 'yes' },
    { expiryS: -1 },
    { expiryS: Number.NaN },
    { expiryS: 2 ** 32 },
    { responseTopic: 'a/+' },
    { responseTopic: {} },
    { contentType: 'a\0' },
    { contentType: '\ud800' },
    { contentType: 'x'.repeat(65_536) },
    { correlationData: new Uint8Array(65_536) },
    { userProperties: { a: 'b' } },
    { userProperties: [['a']] },
    { userProperties: [['a', 5]] },
  ])('is refused with %j', (change) => {
    expect(readScriptPublish({ ...publish, ...change } as ScriptPublish, true)).toBeTypeOf('string');
  });
});
