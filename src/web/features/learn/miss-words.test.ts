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

function words(type: string, mismatches: readonly Mismatch[], language = 'en'): string {
  return missWords({ row: { type } as PacketRow, mismatches }, i18next.getFixedT(language, 'learn'));
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

  it('has its clauses before what explains them', () => {
    const qos = { field: 'qos', expected: '1', actual: '0' };
    expect(words('SUBSCRIBE', [topic('mytopic/'), qos], 'ru')).toMatch(
      /^вы подписались .*; вы запросили QoS 0.*\. Косая/u,
    );
  });

  it('tells a refusal from a lower QoS', () => {
    expect(words('SUBACK', [{ field: 'reasonCode', expected: '1', actual: '135' }])).toBe(
      'the broker refused it: 0x87.',
    );
    expect(words('SUBACK', [{ field: 'reasonCode', expected: '1', actual: '0' }])).toBe(
      'the broker granted QoS 0; here it is QoS 1.',
    );
    expect(words('SUBACK', [{ field: 'reasonCode', expected: '135', actual: '1' }])).toContain('should refuse');
    expect(words('CONNACK', [{ field: 'reasonCode', expected: '0', actual: '5' }])).toContain('refused it: 0x05');
  });

  it('cannot be led out of its code marks by what a stranger sent', () => {
    expect(words('PUBLISH', [{ field: 'payload', expected: 'a', actual: '` **x**' }])).not.toContain('` **x**`');
  });
});
