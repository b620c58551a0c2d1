import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PacketRow } from '../../../core/log/packet-row.ts';
import type { Mismatch } from '../../../core/protocol/learn-contract.ts';
import { learn } from '../../i18n/en/learn.ts';
import { learn as russian } from '../../i18n/ru/learn.ts';
import { missWords } from './miss-words.ts';

beforeAll(async () => {
  const resources = { en: { learn }, ru: { learn: russian } };
  await i18next.init({ lng: 'en', ns: ['learn'], resources, interpolation: { escapeValue: false } });
});

function words(
  type: string,
  mismatches: readonly Mismatch[],
  language = 'en',
  direction: 'in' | 'out' = 'out',
): string {
  const row = { type, direction } as PacketRow;
  return missWords({ row, mismatches }, i18next.getFixedT(language, 'learn'));
}

const topic = (actual: string, expected = 'mytopic') => ({ field: 'filter', expected, actual });

describe('what was nearly right', () => {
  it('is told with what makes a topic another one', () => {
    expect(words('SUBSCRIBE', [topic('mytopic/')])).toBe(
      'you subscribed to `mytopic/`, which is another topic filter than `mytopic`. A slash at the end makes another topic: it begins one more level, with no name.',
    );
    expect(words('SUBSCRIBE', [topic('/mytopic')])).toContain('at the beginning');
    expect(words('SUBSCRIBE', [topic('MyTopic')])).toContain('Upper and lower case');
    expect(words('SUBSCRIBE', [topic('my topic')])).toContain('space');
    expect(words('SUBSCRIBE', [topic('+')])).toContain('wildcard');
  });

  it('names what it has no words for as the specification does', () => {
    const keepAlive = { field: 'keepAlive', expected: '1–10', actual: '60' };
    expect(words('CONNECT', [keepAlive], 'ru')).toBe('Keep Alive: `60`, а здесь нужно `1–10`.');
    expect(words('PUBLISH', [{ field: 'Content Type', expected: 'a', actual: '' }])).toBe(
      'the property Content Type is missing.',
    );
    const elsewhere = { field: 'clientId', expected: 'b', actual: 'a' };
    expect(words('SUBSCRIBE', [elsewhere])).toBe(
      'this was on the connection of the client `a`; here it is the one of `b`.',
    );
    expect(words('CONNECT', [elsewhere])).toBe('the client id was `a`; here it is `b`.');
  });

  it('has its clauses before what explains them', () => {
    const qos = { field: 'qos', expected: '1', actual: '0' };
    expect(words('SUBSCRIBE', [topic('mytopic/'), qos], 'ru')).toMatch(
      /^вы подписались .*; вы запросили QoS 0.*\. Косая/u,
    );
  });

  it('tells a refusal from a lower QoS', () => {
    expect(words('SUBACK', [{ field: 'reasonCode', expected: '1', actual: '135' }])).toBe(
      'the broker refused it: Not authorized 0x87.',
    );
    expect(words('SUBACK', [{ field: 'reasonCode', expected: '1', actual: '0' }])).toBe(
      'the broker granted QoS 0; here it is QoS 1.',
    );
    expect(words('SUBACK', [{ field: 'reasonCode', expected: '135', actual: '1' }])).toContain('should refuse');
    expect(words('CONNACK', [{ field: 'reasonCode', expected: '0', actual: '5' }])).toContain('authorized 0x05');
  });

  it('tells what was sent from what was received, and a filter from a topic', () => {
    const other = { field: 'topic', expected: 'a/b', actual: 'a/c' };
    expect(words('PUBLISH', [other])).toBe('this went to `a/c`, which is another topic than `a/b`.');
    expect(words('PUBLISH', [other], 'en', 'in')).toBe('this came on `a/c`, which is another topic than `a/b`.');
    const unlike = { field: 'topic', expected: 'a/+', actual: 'b' };
    expect(words('PUBLISH', [unlike])).toBe('this went to `b`, which `a/+` does not match.');
    expect(words('PUBLISH', [unlike], 'ru', 'in')).toContain('под `a/+` такой топик не подходит');
  });

  it('cannot be led out of its code marks by what a stranger sent', () => {
    expect(words('PUBLISH', [{ field: 'payload', expected: 'a', actual: '` **x**' }])).not.toContain('` **x**`');
  });
});
